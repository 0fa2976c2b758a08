package id.karcis.booking.ticket;

import id.karcis.platform.keys.SigningKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Texts of QR codes, ours and such as only look like it.
public record QrTexts(QrPayloads payloads, QrKeys keys) {

  /// What we would sign for a ticket of a standing floor or seat as shown, under this issue number.
  public String of(id.karcis.api.booking.v1.Ticket ticket, int issueNumber) {
    var shown = payloads.verify(ticket.getQrPayload()).orElseThrow();
    var payload =
        new QrPayload(
            shown.keyNumber(),
            shown.eventId(),
            UUID.fromString(ticket.getId()),
            shown.seatMark(),
            issueNumber);
    return text(payload.toBytes(), keys.all().getFirst().sign(payload.toBytes()));
  }

  /// The same payload signed by somebody else, who claims to be us.
  public String ofStrangeKey(id.karcis.api.booking.v1.Ticket ticket) {
    var payload = payloads.verify(ticket.getQrPayload()).orElseThrow().toBytes();
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var strange =
          new QrKey(
              new SigningKey(
                  "strange", "Ed25519", pair.getPrivate(), pair.getPublic(), Instant.EPOCH));
      return text(payload, strange.sign(payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The payload with another version, which we never signed, and the old signature.
  public String ofOtherPurpose(id.karcis.api.booking.v1.Ticket ticket) {
    var bytes = Base64.getUrlDecoder().decode(ticket.getQrPayload());
    bytes[0]++;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The payload with the name of a key that nobody has, and the old signature.
  public String ofUnknownKey(id.karcis.api.booking.v1.Ticket ticket) {
    var bytes = Base64.getUrlDecoder().decode(ticket.getQrPayload());
    bytes[1]++;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String text(byte[] payload, byte[] signature) {
    var bytes = ByteBuffer.allocate(payload.length + signature.length).put(payload).put(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
