package id.karcis.edge.grpc;

import io.vertx.core.MultiMap;
import java.time.Duration;

/// A call to be made.
///
/// @param protoPackage says which upstream
/// @param path `/package.Service/Method`
/// @param message the request, serialised
/// @param metadata what goes along
/// @param deadline how long it may take in all
/// @param streams whether it may answer more than once, and so takes its connection from the pool
///   for streams
public record CallSpec(
    String protoPackage,
    String path,
    byte[] message,
    MultiMap metadata,
    Duration deadline,
    boolean streams) {}
