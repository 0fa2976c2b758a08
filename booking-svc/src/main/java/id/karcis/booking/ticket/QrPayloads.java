package id.karcis.booking.ticket;

import id.karcis.platform.keys.SigningKey;
import id.karcis.platform.keys.SigningKeys;
import id.karcis.platform.persistence.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signs and verifies the texts of QR codes: the bytes of a [QrPayload] and their Ed25519 signature
/// (RFC 8032), together base64url, 148 characters. A gate needs the public key only. A text that
/// was signed with an older key still verifies. Safe for use by several threads.
@Component
public class QrPayloads {

  /// The contract's promise.
  static final int MAX_CHARACTERS = 150;

  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_BYTES = 64;

  /// Put before what is signed, so that a signature over anything else never passes for a ticket.
  private static final byte[] PURPOSE = "karcis-ticket\0".getBytes(StandardCharsets.US_ASCII);

  /// How long a new key may go unnoticed.
  private static final Duration KEYS_KEPT = Duration.ofMinutes(1);

  private final SigningKeys keys;
  private volatile @Nullable Ring ring;

  /// The keys, the newest first, as read at a moment of the JVM's own clock.
  private record Ring(List<SigningKey> keys, long readNanos) {}

  QrPayloads(SigningKeys keys) {
    this.keys = keys;
  }

  /// Returns the text of a ticket's QR code; the same for the same ticket and key.
  String sign(UUID eventId, UUID ticketId, @Nullable UUID seatId, int issueNumber) {
    var key = ring().keys().getFirst();
    long seatMark = seatId == null ? QrPayload.NO_SEAT : seatId.getLeastSignificantBits();
    var payload = new QrPayload(number(key), eventId, ticketId, seatMark, issueNumber).toBytes();
    var signature = sign(payload, key.privateKey());
    var text = ByteBuffer.allocate(payload.length + signature.length).put(payload).put(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.array());
  }

  /// Returns what the text says if one of our keys signed it; empty for any other text, whatever it
  /// is.
  Optional<QrPayload> verify(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != QrPayload.SIZE + SIGNATURE_BYTES) {
        return Optional.empty();
      }
      var signed = Arrays.copyOf(bytes, QrPayload.SIZE);
      var signature = Arrays.copyOfRange(bytes, QrPayload.SIZE, bytes.length);
      var payload = QrPayload.of(signed);
      return isGenuine(payload, signed, signature) ? Optional.of(payload) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isGenuine(QrPayload payload, byte[] signed, byte[] signature) {
    return ring().keys().stream()
        .filter(key -> number(key) == payload.keyNumber())
        .anyMatch(key -> verify(signed, signature, key.publicKey()));
  }

  private Ring ring() {
    var known = ring;
    if (known == null || System.nanoTime() - known.readNanos() > KEYS_KEPT.toNanos()) {
      keys.current(ALGORITHM);
      known = new Ring(List.copyOf(keys.all(ALGORITHM)), System.nanoTime());
      ring = known;
    }
    return known;
  }

  /// Four bytes that tell our keys apart; should two collide, both are tried.
  private static int number(SigningKey key) {
    return ByteBuffer.wrap(Hashes.sha256(key.kid().getBytes(StandardCharsets.UTF_8))).getInt();
  }

  private static byte[] sign(byte[] payload, PrivateKey key) {
    try {
      var signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(PURPOSE);
      signer.update(payload);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing a ticket", e);
    }
  }

  private static boolean verify(byte[] payload, byte[] signature, PublicKey key) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(PURPOSE);
      verifier.update(payload);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
