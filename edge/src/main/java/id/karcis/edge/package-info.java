/// The REST edge: JSON over HTTP in front, gRPC behind, and nothing known of either but the
/// descriptor set. Start with [id.karcis.edge.EdgeServer] (what runs),
/// [id.karcis.edge.model.ApiModel] (what the descriptor set says) and
/// [id.karcis.edge.http.ApiHandler] (the way of a request).
@NullMarked
package id.karcis.edge;

import org.jspecify.annotations.NullMarked;
