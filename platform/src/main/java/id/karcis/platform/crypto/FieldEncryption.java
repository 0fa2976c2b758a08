package id.karcis.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// Encrypts fields before they are stored, and decrypts them. The context names the place, such as
/// `accounts.phone_number/<id>`: a ciphertext decrypts under its own context alone, so that one
/// moved to another row or column is refused. The same text encrypts differently each time. Safe
/// for use by several threads.
///
/// ```java
/// byte[] stored = encryption.encrypt(phone, "accounts.phone_number/" + id);
/// String phone = encryption.decrypt(stored, "accounts.phone_number/" + id);
/// ```
public final class FieldEncryption {

  private final KeyRingSource source;

  FieldEncryption(KeyRingSource source) {
    this.source = source;
  }

  /// With a ring that never changes, for tests.
  public static FieldEncryption with(KeyRing ring) {
    return new FieldEncryption(KeyRingSource.of(ring));
  }

  public byte[] encrypt(String text, String context) {
    return encrypt(utf8(text), context);
  }

  public byte[] encrypt(byte[] plain, String context) {
    try {
      return source.ring().aead().encrypt(plain, utf8(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encrypting " + context, e);
    }
  }

  /// @throws DecryptionException when the value is not what was stored there, or its key is gone
  public String decrypt(byte[] cipher, String context) {
    return new String(decryptBytes(cipher, context), StandardCharsets.UTF_8);
  }

  /// @throws DecryptionException when the value is not what was stored there, or its key is gone
  public byte[] decryptBytes(byte[] cipher, String context) {
    try {
      return ringFor(cipher).aead().decrypt(cipher, utf8(context));
    } catch (GeneralSecurityException e) {
      throw new DecryptionException(problem(cipher, context), e);
    }
  }

  /// Another service may already write with a key that came into the ring a moment ago.
  private KeyRing ringFor(byte[] cipher) {
    var ring = source.ring();
    return !KeyId.isIn(cipher) || ring.has(KeyId.of(cipher)) ? ring : source.readAgain();
  }

  private String problem(byte[] cipher, String context) {
    if (!KeyId.isIn(cipher)) {
      return context + " is not encrypted";
    }
    var id = KeyId.of(cipher);
    return source.ring().has(id)
        ? context + " was changed, or belongs to another row"
        : context + " is encrypted with key " + id + ", which the key ring does not have";
  }

  /// Whether a value is encrypted with any key at all, rather than stored in clear by an older
  /// version. Clear values that may begin with the byte 1 cannot be told.
  public static boolean isEncrypted(byte[] value) {
    return KeyId.isIn(value);
  }

  /// Whether a value is encrypted with the key that new values get.
  public boolean isCurrent(byte[] value) {
    return KeyId.isIn(value) && KeyId.of(value).equals(source.ring().primary());
  }

  /// What is known of the keys; changes when the file of the ring does.
  public KeyRing ring() {
    return source.ring();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
