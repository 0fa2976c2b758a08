/// Calls an upstream over HTTP/2 as gRPC does: framing, deadline, metadata, status. No gRPC library
/// takes part. [id.karcis.edge.grpc.Upstreams] picks the server, [id.karcis.edge.grpc.GrpcCall] is
/// one call.
@NullMarked
package id.karcis.edge.grpc;

import org.jspecify.annotations.NullMarked;
