package id.karcis.user.account;

import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.limit.Quota;
import id.karcis.platform.limit.Quotas;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Decides whether somebody may give their account another address. Whoever has the address gets
/// the account in the end, so a token that somebody found is not enough. Tries are few, because the
/// answer tells whether an address has an account.
@Component
final class OwnAddress {

  /// Longest time since the sign-in.
  static final Duration FRESH = Duration.ofMinutes(10);

  private final RecentSignIn signIns;
  private final Quota tries;

  OwnAddress(
      RecentSignIn signIns,
      Quotas quotas,
      @Value("${karcis.user.address-changes:10/h burst 10}") String rate) {
    this.signIns = signIns;
    this.tries = quotas.of("karcis.user.address-changes", rate);
  }

  /// Refuses FAILED_PRECONDITION `REAUTHENTICATION_REQUIRED` when the sign-in is older than
  /// [#FRESH], RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` after too many tries of the account.
  void requireMayChange(Caller caller) {
    if (!signIns.isWithin(caller, FRESH)) {
      throw AccountRefusals.signInAgain(FRESH);
    }
    var account = caller.userId().toString();
    tries
        .exhausted(account)
        .ifPresent(wait -> {
          throw Refusals.tooMany("too many changes of the email address of this account", wait);
        });
    tries.use(account);
  }
}
