package id.karcis.platform.request;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.jspecify.annotations.Nullable;

/// Outermost: reads the headers into [RequestContext], makes the request id visible to every log
/// line of the call, and writes the call's own line.
final class RequestInterceptor implements ServerInterceptor {

  private final TrustedProxies proxies;
  private final AccessLog accessLog;

  RequestInterceptor(TrustedProxies proxies, AccessLog accessLog) {
    this.proxies = proxies;
    this.accessLog = accessLog;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var request = RequestContext.of(headers, clientAddress(call, headers));
    var response = new ResponseMetadata();
    var logged = new LoggedCall<>(call, request, response, accessLog);
    var context = response.putInto(request.putInto(Context.current()));
    ServerCallHandler<Q, R> inner =
        (c, h) -> new LoggedListener<>(next.startCall(c, h), request, logged);
    return LogFields.with(request, () -> Contexts.interceptCall(context, logged, headers, inner));
  }

  private @Nullable String clientAddress(ServerCall<?, ?> call, Metadata headers) {
    return proxies.clientAddress(
        call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR),
        headers.getAll(RequestContext.FORWARDED_FOR));
  }
}
