/// Servers and clients on virtual threads. [GrpcClients] makes stubs of neighbours.
@NullMarked
package id.karcis.platform.grpc;

import org.jspecify.annotations.NullMarked;
