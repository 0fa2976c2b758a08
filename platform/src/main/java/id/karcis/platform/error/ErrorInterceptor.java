package id.karcis.platform.error;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import org.springframework.grpc.server.exception.GrpcExceptionHandlerInterceptor;

/// Answers every failed call with the status that [GrpcErrors] decides on, whether an interceptor
/// or a handler threw or `onError` was called. Extends Spring's class of that purpose only so that
/// Boot leaves its own out, which would stand outside the metrics and let them count each mapped
/// error as UNKNOWN.
final class ErrorInterceptor extends GrpcExceptionHandlerInterceptor {

  private static final String GRPC_OWN_SERVICES = "grpc.";

  ErrorInterceptor() {
    super(failure -> {
      throw new IllegalStateException("never asked", failure);
    });
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (call.getMethodDescriptor().getFullMethodName().startsWith(GRPC_OWN_SERVICES)) {
      return next.startCall(call, headers);
    }
    var guarded = new GuardedCall<>(call, Context.current());
    try {
      return new GuardedListener<>(next.startCall(guarded, headers), guarded);
    } catch (RuntimeException | Error failure) {
      guarded.fail(failure);
      return new ServerCall.Listener<>() {};
    }
  }
}
