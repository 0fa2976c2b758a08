package id.karcis.platform.identity;

import id.karcis.api.type.v1.Access;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.request.RequestContext;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Map;
import java.util.Optional;

/// Lets in whom the RPC's access rule admits, before the request is looked at (AIP-211). No rule,
/// no entry. A user's token that is present must be valid even where none is needed, and its
/// session open.
final class CallerInterceptor implements ServerInterceptor {

  private static final String GRPC_OWN_SERVICES = "grpc.";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";

  private final AccessRules rules = new AccessRules();
  private final AccessTokens accessTokens;
  private final EndedSessionsWatch endedSessions;
  private final ServiceTokens serviceTokens;

  CallerInterceptor(
      AccessTokens accessTokens, EndedSessionsWatch endedSessions, ServiceTokens serviceTokens) {
    this.accessTokens = accessTokens;
    this.endedSessions = endedSessions;
    this.serviceTokens = serviceTokens;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var method = call.getMethodDescriptor();
    if (method.getFullMethodName().startsWith(GRPC_OWN_SERVICES)) {
      return next.startCall(call, headers);
    }
    var context = admit(rules.of(method), headers, Context.current());
    return Contexts.interceptCall(context, call, headers, next);
  }

  private Context admit(Access access, Metadata headers, Context context) {
    return switch (access) {
      case ACCESS_PUBLIC -> user(headers).map(user -> signedIn(context, user)).orElse(context);
      case ACCESS_USER, ACCESS_OWNER -> signedIn(context, requiredUser(headers));
      case ACCESS_ADMIN -> signedIn(context, requiredAdmin(headers));
      case ACCESS_SERVICE -> context.withValue(Callers.SERVICE, requiredService(headers));
      case ACCESS_UNSPECIFIED, UNRECOGNIZED -> throw closed();
    };
  }

  private static Context signedIn(Context context, Caller caller) {
    RequestContext.in(context).user().set(caller.userId());
    return context.withValue(Callers.USER, caller);
  }

  private Caller requiredAdmin(Metadata headers) {
    var caller = requiredUser(headers);
    if (!caller.isAdmin()) {
      throw Refusals.denied(
          ErrorReason.ROLE_REQUIRED,
          "this call needs the role ADMIN",
          Map.of("role", Role.ADMIN.name()));
    }
    return caller;
  }

  private Caller requiredUser(Metadata headers) {
    return user(headers).orElseThrow(Callers::missing);
  }

  private Optional<Caller> user(Metadata headers) {
    var sent = headers.get(AUTHORIZATION);
    if (sent == null) {
      return Optional.empty();
    }
    if (!sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw AccessTokens.invalid("expected Authorization: Bearer <token>");
    }
    var caller = accessTokens.verify(sent.substring(SCHEME.length()).strip());
    endedSessions.check(caller);
    return Optional.of(caller);
  }

  private String requiredService(Metadata headers) {
    var sent = headers.get(ServiceTokens.HEADER);
    if (sent == null) {
      throw Refusals.unauthenticated(
          ErrorReason.TOKEN_MISSING, "this call is for Karcis services and needs a service token");
    }
    return serviceTokens.verify(sent);
  }

  private static Refusal closed() {
    return Refusals.denied(
        ErrorReason.ROLE_REQUIRED, "this call has no access rule and is closed", Map.of());
  }
}
