package id.karcis.user.password;

import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;

/// What bcrypt gets to see of a password. bcrypt reads 72 bytes and no more, so it is given a
/// digest of fixed length: SHA-256 in base64, 44 characters, over the password in one Unicode form
/// (keyboards differ in how they compose `é`). The prefix makes digests that leaked from elsewhere
/// useless here.
final class PasswordDigest {

  private static final String PREFIX = "karcis-password-1:";

  private PasswordDigest() {}

  static String of(String password) {
    var text = PREFIX + Normalizer.normalize(password, Normalizer.Form.NFKC);
    var digest = Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
