/// Fills the request message of an RPC from path, query and body of an HTTP request. Start at
/// [id.karcis.edge.bind.RequestBinder].
@NullMarked
package id.karcis.edge.bind;

import org.jspecify.annotations.NullMarked;
