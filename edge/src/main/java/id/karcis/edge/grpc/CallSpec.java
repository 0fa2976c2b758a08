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
/// @param kind which of the upstream's connections it uses
public record CallSpec(
    String protoPackage,
    String path,
    RequestMessages request,
    MultiMap metadata,
    Duration deadline,
    Kind kind) {

  /// Calls that do not compete for connections: watchers cannot starve buyers, and neither can
  /// files.
  public enum Kind {
    /// One question, one answer.
    UNARY,
    /// Many answers.
    STREAM,
    /// A question in many pieces.
    UPLOAD
  }
}
