package id.karcis.booking.ticket;

import id.karcis.booking.ticket.QrReading.Problem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
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

  private static final int SIGNATURE_BYTES = 64;

  private final QrKeys keys;

  QrPayloads(QrKeys keys) {
    this.keys = keys;
  }

  /// Returns the text of a ticket's QR code; the same for the same ticket and key.
  String sign(UUID eventId, UUID ticketId, @Nullable UUID seatId, int issueNumber) {
    var key = keys.all().getFirst();
    long seatMark = seatId == null ? QrPayload.NO_SEAT : seatId.getLeastSignificantBits();
    var payload = new QrPayload(key.number(), eventId, ticketId, seatMark, issueNumber).toBytes();
    var signature = key.sign(payload);
    var text = ByteBuffer.allocate(payload.length + signature.length).put(payload).put(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.array());
  }

  /// Returns what the text says if one of our keys signed it; empty for any other text, whatever it
  /// is.
  public Optional<QrPayload> verify(String text) {
    return read(text) instanceof QrReading.Genuine(QrPayload payload)
        ? Optional.of(payload)
        : Optional.empty();
  }

  /// Like [#verify], telling what is wrong with any other text.
  public QrReading read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return new QrReading.Strange(Problem.MALFORMED);
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != QrPayload.SIZE + SIGNATURE_BYTES) {
        return new QrReading.Strange(Problem.MALFORMED);
      }
      var signed = Arrays.copyOf(bytes, QrPayload.SIZE);
      var signature = Arrays.copyOfRange(bytes, QrPayload.SIZE, bytes.length);
      return judge(QrPayload.of(signed), signed, signature);
    } catch (IllegalArgumentException _) {
      return new QrReading.Strange(Problem.MALFORMED);
    }
  }

  private QrReading judge(QrPayload payload, byte[] signed, byte[] signature) {
    var named = keys.all().stream().filter(key -> key.number() == payload.keyNumber()).toList();
    if (named.isEmpty()) {
      return new QrReading.Strange(Problem.UNKNOWN_KEY);
    }
    return named.stream().anyMatch(key -> key.isMadeByThis(signature, signed))
        ? new QrReading.Genuine(payload)
        : new QrReading.Strange(Problem.SIGNATURE);
  }
}
