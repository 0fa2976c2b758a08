package id.karcis.platform.crypto;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Names a key of a [KeyRing]; written as the eight hexadecimal digits that its ciphertexts carry.
///
/// @param value any number
public record KeyId(int value) {

  /// First byte of every ciphertext; no DER structure begins with it.
  private static final byte VERSION = 1;

  /// Whether this may be a ciphertext, or its beginning, at all.
  static boolean isIn(byte[] cipher) {
    return cipher.length >= KeyRing.PREFIX_BYTES && cipher[0] == VERSION;
  }

  /// Reads it from a ciphertext or its first five bytes.
  public static KeyId of(byte[] cipher) {
    if (!isIn(cipher)) {
      throw new IllegalArgumentException("no ciphertext of a key ring");
    }
    return new KeyId(ByteBuffer.wrap(cipher).getInt(1));
  }

  /// What all ciphertexts of this key begin with: five bytes.
  public byte[] prefix() {
    return ByteBuffer.allocate(KeyRing.PREFIX_BYTES).put(VERSION).putInt(value).array();
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
