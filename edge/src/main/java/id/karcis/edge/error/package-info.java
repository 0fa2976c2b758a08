/// Every refusal that leaves the edge: `google.rpc.Status` as JSON, whoever made it.
/// [id.karcis.edge.error.EdgeError] is a refusal of our own, [id.karcis.edge.error.StatusCodes] the
/// table of HTTP codes.
@NullMarked
package id.karcis.edge.error;

import org.jspecify.annotations.NullMarked;
