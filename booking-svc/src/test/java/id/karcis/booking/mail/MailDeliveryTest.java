package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.mail.MailTransport.Outcome;
import id.karcis.booking.mail.MailTransport.Refused;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// How a mail ends, with a mail server of the test's making.
class MailDeliveryTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  @Autowired private Mails mails;
  @Autowired private Recipients recipients;
  @Autowired private MailWriter writer;
  @Autowired private DatabaseClock clock;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ObjectProvider<MeterRegistry> meters;

  private UUID orderId;

  @BeforeEach
  void buy() {
    ACCOUNTS.add(buyer, "tono." + buyer + "@mail.example", "Tono", false);
    orderId = id(paid(buyer, places(TestShow.create(jdbc, 1, 1), 1)));
  }

  /// Waits, and nobody but this test delivers it.
  private Mail newMail() {
    var id = UuidV7.next();
    transactions.executeWithoutResult(_ -> {
      assertThat(mails.add(id, MailKind.LATE_REFUND, orderId, null, null)).isTrue();
      jdbc.sql("UPDATE mails SET next_attempt_time = now() + interval '1 hour' WHERE id = ?")
          .param(id)
          .update();
    });
    return new Mail(id, MailKind.LATE_REFUND, orderId, null, null, 0, Instant.now());
  }

  private MailDelivery delivery(MailTransport transport) {
    return new MailDelivery(mails, recipients, writer, transport, clock, meters);
  }

  private Outcome fail(WrittenMail mail) {
    throw new MailNotSentException("the mail server is away", null);
  }

  private Outcome refuse(WrittenMail mail) {
    return new Refused("550 no such user");
  }

  private String state(UUID mailId) {
    return jdbc.sql("SELECT state || ' ' || reason FROM mails WHERE id = ?")
        .param(mailId)
        .query(String.class)
        .single();
  }

  @Test
  void comesAgainWhileTheMailServerIsAway() {
    var mail = newMail();

    delivery(this::fail).deliver(mail);

    assertThat(state(mail.id())).startsWith("WAITING ").contains("the mail server is away");
    assertThat(isDueWithinSeconds(mail.id())).isTrue();
  }

  private boolean isDueWithinSeconds(UUID mailId) {
    return jdbc.sql("SELECT next_attempt_time < now() + interval '10 s' FROM mails WHERE id = ?")
        .param(mailId)
        .query(Boolean.class)
        .single();
  }

  @Test
  void isGivenUpAfterDays() {
    var waiting = newMail();
    var mail =
        new Mail(
            waiting.id(),
            waiting.kind(),
            orderId,
            null,
            null,
            0,
            Instant.now().minus(Duration.ofHours(121)));

    delivery(this::fail).deliver(mail);

    assertThat(state(mail.id())).startsWith("GIVEN_UP ").contains("the mail server is away");
  }

  @Test
  void endsWhenItIsRefusedForGood() {
    var mail = newMail();

    delivery(this::refuse).deliver(mail);

    assertThat(state(mail.id())).isEqualTo("REFUSED 550 no such user");
  }

  @Test
  void waitsLongerAndLonger() {
    assertThat(MailDelivery.pause(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(MailDelivery.pause(4, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(MailDelivery.pause(1_000, 1)).isEqualTo(Duration.ofSeconds(168));
  }

  @Test
  void isClaimedByOne() throws Exception {
    var due = newMail().id();
    var claims =
        atOnce(
            8,
            () ->
                transactions.execute(_ -> {
                  jdbc.sql(
                          "UPDATE mails SET next_attempt_time = '2020-01-01' WHERE id = ? AND attempts = 0")
                      .param(due)
                      .update();
                  return mails.claim(Duration.ofHours(1)).map(Mail::id).orElse(orderId);
                }));
    assertThat(claims).containsOnlyOnce(due);
  }
}
