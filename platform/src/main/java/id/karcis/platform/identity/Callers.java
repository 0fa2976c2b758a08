package id.karcis.platform.identity;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import io.grpc.Context;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Who makes the call that this thread works on.
public final class Callers {

  static final Context.Key<Caller> USER = Context.key("karcis-user");
  static final Context.Key<String> SERVICE = Context.key("karcis-service");

  private Callers() {}

  /// Returns the signed-in user; refuses UNAUTHENTICATED `TOKEN_MISSING` if there is none.
  public static Caller user() {
    return optional().orElseThrow(Callers::missing);
  }

  static Refusal missing() {
    return Refusals.unauthenticated(
        ErrorReason.TOKEN_MISSING,
        "this call needs an access token: Authorization: Bearer <token>");
  }

  /// Returns the signed-in user, if there is one.
  public static Optional<Caller> optional() {
    return Optional.ofNullable(USER.get());
  }

  /// Returns the name of the Karcis service that calls; empty outside RPCs with `ACCESS_SERVICE`.
  public static Optional<String> service() {
    return Optional.ofNullable(SERVICE.get());
  }

  /// Runs `work` as if `caller` had made the call: for work that a stored request continues, and
  /// for tests.
  public static <T> T as(Caller caller, Callable<T> work) throws Exception {
    return Context.current().withValue(USER, caller).call(work);
  }
}
