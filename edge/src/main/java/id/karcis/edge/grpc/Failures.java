package id.karcis.edge.grpc;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;

/// Says in the operator's words why an upstream could not be used.
final class Failures {
  private Failures() {}

  static String describe(Throwable failure) {
    return switch (failure) {
      case ConnectionPoolTooBusyException _ -> "too many calls wait for a connection";
      case ConnectException _ -> "no connection";
      case StreamResetException reset -> "the stream was reset with code " + reset.getCode();
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }
}
