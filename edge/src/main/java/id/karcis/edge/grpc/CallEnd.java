package id.karcis.edge.grpc;

import com.google.rpc.Status;
import io.vertx.core.MultiMap;

/// How a call ended.
public sealed interface CallEnd {
  /// The upstream said so itself, well or ill.
  record Answered(Status status, MultiMap trailers) implements CallEnd {
    public boolean isOk() {
      return status.getCode() == 0;
    }
  }

  /// It could not be reached, or the connection broke.
  record Unavailable(String why) implements CallEnd {}

  /// The deadline passed.
  record OutOfTime() implements CallEnd {}

  /// It answered what is no gRPC.
  record Broken(String why) implements CallEnd {}
}
