package id.karcis.user.password;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.limit.Quota;
import java.time.Duration;

/// Counts wrong passwords per pair of account and prefix, per prefix and per account, and says who
/// has to wait. Knows nothing of whether there is such an account. Thread-safe.
final class WrongPasswords {

  private final Tries tries;
  private final KnownPrefixes known;
  private final Quota ofPrefix;
  private final Quota ofAccount;

  WrongPasswords(Tries tries, KnownPrefixes known, Quota ofPrefix, Quota ofAccount) {
    this.tries = tries;
    this.known = known;
    this.ofPrefix = ofPrefix;
    this.ofAccount = ofAccount;
  }

  /// Refuses RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` to whoever has to wait.
  void refuseWhoHasToWait(Attempt attempt) {
    var prefixWait = ofPrefix.exhausted(attempt.prefix());
    if (prefixWait.isPresent()) {
      throw Refusals.tooMany("too many wrong passwords from this address", prefixWait.get());
    }
    var accountWait = ofAccount.exhausted(attempt.account());
    if (accountWait.isPresent() && !known.knows(attempt.pair())) {
      throw tooManyForAccount(accountWait.get());
    }
    var pairWait = tries.waitOf(attempt.pair());
    if (!pairWait.isZero()) {
      throw tooManyForAccount(pairWait);
    }
  }

  private static Refusal tooManyForAccount(Duration wait) {
    return Refusals.tooMany("too many wrong passwords for this account", wait);
  }

  /// Does not give back what the account has lost: its owner's sign-ins are no help to a guesser.
  void right(Attempt attempt) {
    tries.forget(attempt.pair());
    known.remember(attempt.pair());
  }

  void wrong(Attempt attempt) {
    tries.wrong(attempt.pair());
    ofPrefix.use(attempt.prefix());
    ofAccount.use(attempt.account());
  }
}
