package id.karcis.platform.limit;

import id.karcis.api.type.v1.RateLimit;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Refuses callers that call too often, once it is known who calls and before the request is looked
/// at. A stream counts once, however many messages it has.
final class RateLimitInterceptor implements ServerInterceptor {

  private final RateLimitRules rules = new RateLimitRules();
  private final RateLimiter limiter;
  private final ClientPrefixes prefixes;

  RateLimitInterceptor(RateLimiter limiter, ClientPrefixes prefixes) {
    this.limiter = limiter;
    this.prefixes = prefixes;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var kind = rules.of(call.getMethodDescriptor());
    if (kind != RateLimit.RATE_LIMIT_NONE) {
      var address = RequestContext.current().clientAddress();
      limiter.take(
          kind, Callers.optional().orElse(null), address == null ? null : prefixes.of(address));
    }
    return next.startCall(call, headers);
  }
}
