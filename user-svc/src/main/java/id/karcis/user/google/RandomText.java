package id.karcis.user.google;

import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// 256 random bits in base64url, 43 characters: enough for a state, a nonce, a PKCE verifier (RFC
/// 7636, section 4.1) and a cookie.
final class RandomText {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final int BYTES = 32;

  private RandomText() {}

  static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return BASE64URL.encodeToString(bytes);
  }

  static byte[] hash(String text) {
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// `S256` of RFC 7636, section 4.2.
  static String challenge(String verifier) {
    return BASE64URL.encodeToString(hash(verifier));
  }
}
