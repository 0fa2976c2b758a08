package id.karcis.user.password;

import id.karcis.platform.error.Refusals;
import id.karcis.platform.limit.Quota;
import id.karcis.platform.persistence.Hashes;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Checks passwords and slows down whoever guesses them. Wrong tries are counted for each pair of
/// account and client prefix: after [Tries#FREE] the next one has to wait, twice as long each time
/// up to five minutes; many at once take turns. So a stranger's tries never keep the owner out, who
/// comes from elsewhere, and nobody is kept out for good. Beside that, wrong tries of one prefix,
/// whatever the accounts, grow back slowly, but faster than the mistypings of a crowd behind one
/// address come. Thread-safe.
public final class PasswordCheck {

  private final PasswordHashes hashes;
  private final Turns turns;
  private final Tries tries;
  private final Quota wrongOfPrefix;
  private final ClientPrefixes prefixes;

  PasswordCheck(
      PasswordHashes hashes,
      Turns turns,
      Tries tries,
      Quota wrongOfPrefix,
      ClientPrefixes prefixes) {
    this.hashes = hashes;
    this.turns = turns;
    this.tries = tries;
    this.wrongOfPrefix = wrongOfPrefix;
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
    var prefix = address == null ? "" : prefixes.of(address);
    var key = key(who, prefix);
    return turns.inTurn(
        key,
        () -> {
          refuseWhoHasToWait(key, prefix);
          var right = hashes.matches(password, hash);
          count(key, prefix, right);
          return right;
        });
  }

  private void refuseWhoHasToWait(String key, String prefix) {
    var ofPrefix = wrongOfPrefix.exhausted(prefix);
    if (ofPrefix.isPresent()) {
      throw Refusals.tooMany("too many wrong passwords from this address", ofPrefix.get());
    }
    var ofKey = tries.waitOf(key);
    if (!ofKey.isZero()) {
      throw Refusals.tooMany("too many wrong passwords for this account", ofKey);
    }
  }

  private void count(String key, String prefix, boolean right) {
    if (right) {
      tries.forget(key);
    } else {
      tries.wrong(key);
      wrongOfPrefix.use(prefix);
    }
  }

  /// Tells nobody who reads it which address was tried.
  private static String key(String who, String prefix) {
    var pair = (who + " " + prefix).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(pair));
  }
}
