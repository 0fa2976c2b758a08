package id.karcis.platform.request;

import io.grpc.Context;
import io.grpc.Metadata;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a call brings along beside its message. Everything in it comes from the caller or from the
/// edge in front: of bounded length, and no proof of anything.
///
/// @param requestId the `x-request-id` of the caller if it is well-formed, else a new one; ties log
///   lines together
/// @param clientAddress IP address of the client, in its shortest form: the peer's, or what proxies
///   of ours say in `x-forwarded-for` (setting `karcis.trusted-proxies`); null if not known
/// @param userAgent the buyer's browser: `x-user-agent`, which the edge sets, else the gRPC client
/// @param idempotencyKey `idempotency-key` as sent, not checked
/// @param admissionToken `x-admission-token` as sent, not checked
/// @param ifNoneMatch `if-none-match` as sent
/// @param signInBinding `x-sign-in-binding`, which ties a sign-in to the browser that began it;
///   null if absent or malformed
/// @param user set once the caller is known, for the log
public record RequestContext(
    String requestId,
    @Nullable String clientAddress,
    @Nullable String userAgent,
    @Nullable String idempotencyKey,
    @Nullable String admissionToken,
    @Nullable String ifNoneMatch,
    @Nullable String signInBinding,
    AtomicReference<UUID> user) {

  /// The name under which a request id travels.
  public static final Metadata.Key<String> REQUEST_ID = key("x-request-id");

  static final Context.Key<RequestContext> KEY = Context.key("karcis-request");
  static final Metadata.Key<String> FORWARDED_FOR = key("x-forwarded-for");

  private static final Metadata.Key<String> CLIENT_USER_AGENT = key("x-user-agent");
  private static final Metadata.Key<String> USER_AGENT = key("user-agent");
  private static final Metadata.Key<String> IDEMPOTENCY_KEY = key("idempotency-key");
  private static final Metadata.Key<String> ADMISSION_TOKEN = key("x-admission-token");
  private static final Metadata.Key<String> IF_NONE_MATCH = key("if-none-match");
  private static final Metadata.Key<String> SIGN_IN_BINDING = key("x-sign-in-binding");

  private static final Pattern WELL_FORMED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern WELL_FORMED_BINDING = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final int MAX_USER_AGENT_CHARACTERS = 256;

  /// Returns the context of the call that this thread works on; outside a call, one that holds a
  /// fresh request id only.
  public static RequestContext current() {
    return in(Context.current());
  }

  /// Returns the context of the call that `context` belongs to.
  public static RequestContext in(Context context) {
    var found = KEY.get(context);
    return found == null ? of(new Metadata()) : found;
  }

  /// Reads the headers of a call whose origin is not known.
  public static RequestContext of(Metadata headers) {
    return of(headers, null);
  }

  /// Reads the headers of a call that comes from `clientAddress`.
  static RequestContext of(Metadata headers, @Nullable String clientAddress) {
    var agent = headers.get(CLIENT_USER_AGENT);
    return new RequestContext(
        requestId(headers.get(REQUEST_ID)),
        clientAddress,
        cut(agent == null ? headers.get(USER_AGENT) : agent, MAX_USER_AGENT_CHARACTERS),
        headers.get(IDEMPOTENCY_KEY),
        headers.get(ADMISSION_TOKEN),
        headers.get(IF_NONE_MATCH),
        binding(headers.get(SIGN_IN_BINDING)),
        new AtomicReference<>());
  }

  /// Returns a gRPC context that carries this one.
  public Context putInto(Context context) {
    return context.withValue(KEY, this);
  }

  private static String requestId(@Nullable String sent) {
    return sent != null && WELL_FORMED_ID.matcher(sent).matches()
        ? sent
        : UUID.randomUUID().toString();
  }

  private static @Nullable String binding(@Nullable String sent) {
    return sent != null && WELL_FORMED_BINDING.matcher(sent).matches() ? sent : null;
  }

  private static @Nullable String cut(@Nullable String value, int length) {
    return value == null || value.length() <= length ? value : value.substring(0, length);
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
