package id.karcis.user.password;

import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestContext;
import org.jspecify.annotations.Nullable;

/// Checks passwords and slows down whoever guesses them. Wrong tries are counted in three ways:
///
/// - For each pair of account and client prefix: after [Tries#FREE] the next one has to wait, twice
///   as long each time up to five minutes; many at once take turns. So a stranger's tries do not
///   keep the owner out, who comes from elsewhere.
/// - For each prefix, whatever the accounts (`karcis.user.wrong-passwords`): these grow back
///   slowly, but faster than the mistypings of a crowd behind one address come.
/// - For each account, whatever the prefixes (`karcis.user.wrong-passwords-of-account`), since
///   somebody with an IPv6 /48 has 65,536 prefixes. While none is left, only prefixes that gave the
///   right password of this account in the last 30 days are let on, under the wait of their own
///   pair; so the owner gets in from the usual places, and during such an attack has to wait in new
///   ones. Tries already under way are finished, at most as many as wait for a hash.
///
/// All of it is the same for an address that has no account. Redis lets the instances count and
/// remember together; without it each does so in its own bounded memory. Thread-safe.
public final class PasswordCheck {

  private final PasswordHashes hashes;
  private final Turns turns;
  private final WrongPasswords wrong;
  private final ClientPrefixes prefixes;

  PasswordCheck(PasswordHashes hashes, Turns turns, WrongPasswords wrong, ClientPrefixes prefixes) {
    this.hashes = hashes;
    this.turns = turns;
    this.wrong = wrong;
    this.prefixes = prefixes;
  }

  /// Tells whether `password` is the one behind `hash`, in a call of the one who tries it. Refuses
  /// RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` to whoever has to wait. Does the same work whether
  /// there is a hash or not. Outside any transaction: it takes a while.
  ///
  /// @param who whose password it is said to be, always in the same form, such as an account's id
  /// @param hash null if there is no such account, or none with a password
  public boolean matches(String who, String password, @Nullable String hash) {
    var address = RequestContext.current().clientAddress();
    var attempt = Attempt.of(who, address == null ? "" : prefixes.of(address));
    return turns.inTurn(attempt.pair(), () -> check(attempt, password, hash));
  }

  private boolean check(Attempt attempt, String password, @Nullable String hash) {
    wrong.refuseWhoHasToWait(attempt);
    var matches = hashes.matches(password, hash);
    if (matches) {
      wrong.right(attempt);
    } else {
      wrong.wrong(attempt);
    }
    return matches;
  }
}
