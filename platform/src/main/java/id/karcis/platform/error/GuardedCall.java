package id.karcis.platform.error;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/// A call that closes once and with a mapped status, whether the handler throws, calls `onError` or
/// an interceptor refuses.
final class GuardedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

  private static final Metadata.Key<String> RETRY_PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
  private static final String NEVER = "-1";

  private final Context context;
  private volatile boolean closed;

  GuardedCall(ServerCall<Q, R> delegate, Context context) {
    super(delegate);
    this.context = context;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (status.isOk()) {
      finish(status, trailers);
    } else {
      var cause = status.getCause();
      fail(cause == null ? status.asRuntimeException(trailers) : cause);
    }
  }

  /// Answers with what [GrpcErrors] makes of the failure; dropped if the call is answered already.
  void fail(Throwable failure) {
    if (!closed) {
      var mapped = StatusProtos.toException(GrpcErrors.toRefusal(failure, context));
      var trailers = mapped.getTrailers();
      finish(mapped.getStatus(), withoutRetry(trailers == null ? new Metadata() : trailers));
    }
  }

  /// A call that reached a handler and failed is not repeated by the client library, which would
  /// triple the load of whatever is overloaded; whoever knows more may (gRPC proposal A6, server
  /// pushback).
  private static Metadata withoutRetry(Metadata trailers) {
    trailers.put(RETRY_PUSHBACK, NEVER);
    return trailers;
  }

  private void finish(Status status, Metadata trailers) {
    if (!closed) {
      closed = true;
      super.close(status, trailers);
    }
  }
}
