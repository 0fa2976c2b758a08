package id.karcis.booking.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.karcis.booking.order.SellingTest;
import id.karcis.platform.keys.SigningKeys;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What stands in a QR code.
class QrPayloadsTest extends SellingTest {

  private final UUID event = UUID.randomUUID();
  private final UUID ticket = UUID.randomUUID();
  private final UUID seat = UUID.randomUUID();

  @Autowired private QrPayloads payloads;
  @Autowired private SigningKeys keys;

  @Test
  void readsWhatItSigned() {
    var text = payloads.sign(event, ticket, seat, 65_535);
    assertThat(text).hasSizeLessThanOrEqualTo(150).matches("[A-Za-z0-9_-]+");
    var payload = payloads.verify(text).orElseThrow();
    assertThat(payload.eventId()).isEqualTo(event);
    assertThat(payload.ticketId()).isEqualTo(ticket);
    assertThat(payload.seatMark()).isEqualTo(seat.getLeastSignificantBits());
    assertThat(payload.issueNumber()).isEqualTo(65_535);
    assertThat(payloads.verify(payloads.sign(event, ticket, null, 1)).orElseThrow().seatMark())
        .isEqualTo(QrPayload.NO_SEAT);
  }

  /// Every part of a text is of fixed length; these are the greatest values.
  @Test
  void staysShortForTheGreatestValues() {
    var greatest = new UUID(-1, -1);
    var text = payloads.sign(greatest, greatest, greatest, 65_535);
    assertThat(text).hasSize(148).matches("[A-Za-z0-9_-]{1,150}");
    assertThat(payloads.verify(text)).isPresent();
  }

  @Test
  void refusesEveryFlippedBit() {
    var bytes = Base64.getUrlDecoder().decode(payloads.sign(event, ticket, seat, 1));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(payloads.verify(forged)).as("byte %d", i).isEmpty();
      bytes[i] ^= 1;
    }
  }

  @Test
  void refusesWhatIsNoTicket() {
    assertThat(payloads.verify("")).isEmpty();
    assertThat(payloads.verify("🎸")).isEmpty();
    assertThat(payloads.verify("A".repeat(148))).isEmpty();
    assertThat(payloads.verify("A".repeat(100_000))).isEmpty();
  }

  @Test
  void stillReadsWhatAnOlderKeySigned() {
    var text = payloads.sign(event, ticket, seat, 1);
    keys.rotate("Ed25519");
    var afterRotation = new QrPayloads(new QrKeys(keys));
    assertThat(afterRotation.verify(text)).isPresent();
    assertThat(afterRotation.sign(event, ticket, seat, 1)).isNotEqualTo(text);
  }

  @Test
  void refusesIssueNumbersThatDoNotFit() {
    assertThatIllegalArgumentException().isThrownBy(() -> payloads.sign(event, ticket, seat, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> payloads.sign(event, ticket, seat, 65_536));
  }
}
