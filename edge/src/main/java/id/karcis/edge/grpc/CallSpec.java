package id.karcis.edge.grpc;

import io.vertx.core.MultiMap;
import java.time.Duration;

/// A call to be made.
///
/// @param protoPackage says which upstream
/// @param path `/package.Service/Method`
/// @param request what it sends
/// @param metadata what goes along
/// @param deadline how long it may take in all
/// @param streams whether it may last, as it asks or answers more than once, and so takes its
///   connection from the pool for streams
public record CallSpec(
    String protoPackage,
    String path,
    RequestMessages request,
    MultiMap metadata,
    Duration deadline,
    boolean streams) {}
