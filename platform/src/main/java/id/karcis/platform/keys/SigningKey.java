package id.karcis.platform.keys;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/// A key pair with the id that signatures name. Never logged.
public record SigningKey(
    String kid, String algorithm, PrivateKey privateKey, PublicKey publicKey, Instant createTime) {

  @Override
  public String toString() {
    return "SigningKey[" + kid + ", " + algorithm + "]";
  }
}
