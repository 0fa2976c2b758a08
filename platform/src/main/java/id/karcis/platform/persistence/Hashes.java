package id.karcis.platform.persistence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes with the algorithm that every JVM has.
public final class Hashes {

  private Hashes() {}

  /// Returns the SHA-256 of all parts one after the other.
  public static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
