package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.EmailTicketRequest;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A ticket once more by mail.
class EmailTicketTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();
  private final String address = "budi." + buyer + "@mail.example";

  private String ticket;
  private String other;

  @BeforeEach
  void buyTwo() throws Exception {
    ACCOUNTS.add(buyer, address, "Budi", false);
    var items = paid(buyer, places(TestShow.create(jdbc, 1, 2), 2)).getItems(0);
    ticket = items.getTicketIds(0);
    other = items.getTicketIds(1);
    MAIL.await(address, 1);
  }

  private static EmailTicketRequest of(String id) {
    return EmailTicketRequest.newBuilder().setId(id).build();
  }

  @Test
  void sendsThatTicketAndHintsWhereTo() throws Exception {
    assertThat(tickets(buyer).emailTicket(of(ticket)).getEmailHint())
        .isEqualTo("b***@mail.example");

    var mail = ReceivedMail.of(MAIL.await(address, 2).getLast());
    assertThat(mail.message().getSubject()).startsWith("Your ticket for ");
    assertThat(mail.pdfs()).singleElement().matches(file -> file.name().contains(ticket));
  }

  @Test
  void sendsOnceForTheSameKey() throws Exception {
    var keyed = with(tickets(buyer), "idempotency-key", UUID.randomUUID().toString());

    assertThat(keyed.emailTicket(of(ticket))).isEqualTo(keyed.emailTicket(of(ticket)));

    assertThat(ordered(ticket)).isOne();
  }

  private int ordered(String id) {
    return jdbc.sql("SELECT count(*) FROM mails WHERE ticket_id = ?")
        .param(UUID.fromString(id))
        .query(Integer.class)
        .single();
  }

  @Test
  void sendsFiveAnHourAndTicketAlsoAtOnce() throws Exception {
    var ends =
        atOnce(
            8,
            () -> {
              try {
                return tickets(buyer).emailTicket(of(ticket)).getEmailHint();
              } catch (io.grpc.StatusRuntimeException e) {
                return refusal(e).reason().name();
              }
            });
    assertThat(ends).filteredOn("b***@mail.example"::equals).hasSize(5);
    assertThat(ends).filteredOn("TOO_MANY_REQUESTS"::equals).hasSize(3);
    assertThat(ordered(ticket)).isEqualTo(5);

    var refusal = refusal(() -> tickets(buyer).emailTicket(of(ticket)));
    assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
    assertThat(tickets(buyer).emailTicket(of(other)).getEmailHint()).isNotEmpty();

    jdbc.sql(
            "UPDATE mails SET create_time = create_time - interval '61 minutes' WHERE ticket_id = ?")
        .param(UUID.fromString(ticket))
        .update();
    assertThat(tickets(buyer).emailTicket(of(ticket)).getEmailHint()).isNotEmpty();
  }

  @Test
  void refusesCancelledTicketsAndStrangers() {
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE id = ?")
        .param(UUID.fromString(ticket))
        .update();

    assertThat(refusal(() -> tickets(buyer).emailTicket(of(ticket))).reason())
        .isEqualTo(ErrorReason.TICKET_STATE);
    var stranger = stranger(TicketServiceGrpc::newBlockingStub);
    assertThat(refusal(() -> stranger.emailTicket(of(other))).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(ordered(ticket) + ordered(other)).isZero();
  }

  @Test
  void auditsWhatAnAdminSends() {
    var _ = admin(TicketServiceGrpc::newBlockingStub).emailTicket(of(ticket));
    var _ = tickets(buyer).emailTicket(of(other));

    assertThat(
            jdbc.sql(
                    "SELECT resource_id FROM audit_log WHERE action = 'EmailTicket' AND resource_id IN (?, ?)")
                .params(ticket, other)
                .query(String.class)
                .list())
        .containsExactly(ticket);
  }
}
