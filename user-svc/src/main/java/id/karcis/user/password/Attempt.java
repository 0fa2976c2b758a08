package id.karcis.user.password;

import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Whose password is tried and from where, in a form that tells nobody who reads it which address
/// was tried.
///
/// @param account hash of who is tried
/// @param prefix of the client
/// @param pair hash of both
record Attempt(String account, String prefix, String pair) {

  static Attempt of(String who, String prefix) {
    return new Attempt(hash(who), prefix, hash(who + " " + prefix));
  }

  private static String hash(String text) {
    var digest = Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
