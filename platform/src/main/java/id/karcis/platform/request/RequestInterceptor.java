package id.karcis.platform.request;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Outermost: reads the headers into [RequestContext], makes the request id visible to every log
/// line of the call, and writes the call's own line.
final class RequestInterceptor implements ServerInterceptor {

  private final AccessLog accessLog;

  RequestInterceptor(AccessLog accessLog) {
    this.accessLog = accessLog;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var request = RequestContext.of(headers);
    var response = new ResponseMetadata();
    var logged = new LoggedCall<>(call, request, response, accessLog);
    var context = response.putInto(request.putInto(Context.current()));
    ServerCallHandler<Q, R> inner =
        (c, h) -> new LoggedListener<>(next.startCall(c, h), request, logged);
    return LogFields.with(request, () -> Contexts.interceptCall(context, logged, headers, inner));
  }
}
