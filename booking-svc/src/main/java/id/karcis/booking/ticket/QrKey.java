package id.karcis.booking.ticket;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import id.karcis.platform.keys.SigningKey;
import id.karcis.platform.persistence.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.HexFormat;

/// A key that QR codes are signed with: Ed25519 (RFC 8032), by Tink, which signs five times as fast
/// as the JDK; a sale signs every ticket. Thread-safe.
public final class QrKey {

  /// Of a key, private or public.
  private static final int KEY_BYTES = 32;

  /// Put before what is signed, so that a signature over anything else never passes for a ticket.
  private static final byte[] PURPOSE = "karcis-ticket\0".getBytes(StandardCharsets.US_ASCII);

  private final int number;
  private final byte[] publicKey;
  private final Ed25519Sign signer;
  private final Ed25519Verify verifier;

  QrKey(SigningKey key) {
    try {
      this.number = number(key.kid());
      this.publicKey = raw(key.publicKey());
      this.signer = new Ed25519Sign(raw(key.privateKey()));
      this.verifier = new Ed25519Verify(publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key " + key.kid() + " cannot sign tickets", e);
    }
  }

  /// Four bytes that tell our keys apart; should two collide, both are tried.
  private static int number(String kid) {
    return ByteBuffer.wrap(Hashes.sha256(kid.getBytes(StandardCharsets.UTF_8))).getInt();
  }

  /// Without what the JDK puts before it (RFC 8410).
  private static byte[] raw(Key key) {
    var encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /// Names it in a QR code.
  int number() {
    return number;
  }

  /// The same as eight hexadecimal digits.
  public String id() {
    return HexFormat.of().toHexDigits(number);
  }

  /// 32 bytes (RFC 8032).
  public byte[] publicKey() {
    return publicKey.clone();
  }

  byte[] sign(byte[] payload) {
    try {
      return signer.sign(purposeAnd(payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing a ticket", e);
    }
  }

  boolean isMadeByThis(byte[] signature, byte[] payload) {
    try {
      verifier.verify(signature, purposeAnd(payload));
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static byte[] purposeAnd(byte[] payload) {
    return ByteBuffer.allocate(PURPOSE.length + payload.length).put(PURPOSE).put(payload).array();
  }
}
