package id.karcis.booking.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.v1.GetTicketRequest;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.Ticket;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.booking.ticket.QrKeys;
import id.karcis.booking.ticket.QrPayloads;
import id.karcis.booking.ticket.QrTexts;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.testing.TestServers;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;

/// One ticket at the gate.
class ScanTicketTest extends SellingTest {

  private static final String GATE = "Pintu 3 ꦥꦶꦤ꧀ꦠꦸ";

  private final UUID buyer = UUID.randomUUID();

  @Autowired private Gate gate;
  @Autowired private QrPayloads payloads;
  @Autowired private QrKeys keys;

  @Value("${spring.datasource.url}")
  private String database;

  private QrTexts texts() {
    return new QrTexts(payloads, keys);
  }

  private Ticket ticket() {
    return ticket(TestShow.create(jdbc, 1, 1));
  }

  private Ticket ticket(TestShow show) {
    var order = paid(buyer, seats(show, show.seat(0)));
    return tickets(buyer)
        .getTicket(GetTicketRequest.newBuilder().setId(order.getItems(0).getTicketIds(0)).build());
  }

  private static ScanTicketRequest.Builder byCode(String text) {
    return ScanTicketRequest.newBuilder().setQrPayload(text).setGate(GATE);
  }

  private static ScanTicketRequest.Builder byId(Ticket ticket) {
    return ScanTicketRequest.newBuilder().setTicketId(ticket.getId()).setGate(GATE);
  }

  @Test
  void admitsByCodeAndById() {
    var one = ticket();
    var other = ticket();

    var admitted = gate().scanTicket(byCode(one.getQrPayload()).build()).getTicket();
    assertThat(admitted.getId()).isEqualTo(one.getId());
    assertThat(admitted.getStatus()).isEqualTo(Ticket.Status.CHECKED_IN);
    assertThat(admitted.getCheckInGate()).isEqualTo(GATE);
    assertThat(admitted.hasCheckInTime()).isTrue();
    assertThat(
            gate()
                .scanTicket(byId(other).setEventId(other.getEventId()).build())
                .getTicket()
                .getStatus())
        .isEqualTo(Ticket.Status.CHECKED_IN);
  }

  @Test
  void tellsWhenAndWhereATicketWasUsed() {
    var ticket = ticket();
    var admitted = gate().scanTicket(byId(ticket).build()).getTicket();

    for (var again :
        new ScanTicketRequest.Builder[] {byId(ticket), byCode(ticket.getQrPayload())}) {
      var refusal = refusal(() -> gate().scanTicket(again.setGate("elsewhere").build()));
      assertThat(refusal.code()).isEqualTo(Status.Code.ABORTED);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.ALREADY_CHECKED_IN);
      assertThat(refusal.metadata())
          .containsEntry("ticketId", ticket.getId())
          .containsEntry("checkInGate", GATE)
          .containsEntry(
              "checkInTime",
              Instant.ofEpochSecond(
                      admitted.getCheckInTime().getSeconds(), admitted.getCheckInTime().getNanos())
                  .toString());
    }
  }

  @Test
  void refusesCodesThatAreNotOurs() {
    var ticket = ticket();
    var forged = ticket.getQrPayload().substring(0, 147) + "A";
    assertThat(problem(forged.equals(ticket.getQrPayload()) ? forged.substring(1) : forged))
        .isIn("SIGNATURE", "MALFORMED");
    assertThat(problem("x")).isEqualTo("MALFORMED");
    assertThat(problem(texts().ofStrangeKey(ticket))).isEqualTo("SIGNATURE");
    assertThat(problem(texts().ofUnknownKey(ticket))).isEqualTo("UNKNOWN_KEY");
    assertThat(problem(texts().ofOtherPurpose(ticket))).isEqualTo("MALFORMED");
    assertThat(gate().scanTicket(byCode(ticket.getQrPayload()).build()).hasTicket()).isTrue();
  }

  @Test
  void refusesCodesThatWereReplaced() {
    var ticket = ticket();
    jdbc.sql("UPDATE tickets SET issue_number = 2 WHERE id = ?")
        .param(UUID.fromString(ticket.getId()))
        .update();

    assertThat(problem(ticket.getQrPayload())).isEqualTo("REPLACED");
    assertThat(gate().scanTicket(byCode(texts().of(ticket, 2)).build()).hasTicket()).isTrue();
  }

  @Test
  void refusesTicketsOfOtherEvents() {
    var ticket = ticket();
    var elsewhere = TestShow.create(jdbc, 1, 1).eventId().toString();

    assertReason(byCode(ticket.getQrPayload()).setEventId(elsewhere), ErrorReason.WRONG_EVENT);
    assertThat(
            refusal(() -> gate().scanTicket(byId(ticket).setEventId(elsewhere).build())).metadata())
        .containsEntry("eventId", ticket.getEventId());
  }

  @Test
  void refusesCancelledAndUnknownTickets() {
    var ticket = ticket();
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE id = ?")
        .param(UUID.fromString(ticket.getId()))
        .update();

    assertReason(byId(ticket), ErrorReason.TICKET_STATE);
    var unknown = ticket.toBuilder().setId(UUID.randomUUID().toString()).build();
    assertReason(byId(unknown), ErrorReason.RESOURCE_NOT_FOUND);
    assertReason(byCode(texts().of(unknown, 1)), ErrorReason.RESOURCE_NOT_FOUND);
    assertReason(byId(ticket).setQrPayload("both"), ErrorReason.INVALID_FIELD);
    assertReason(ScanTicketRequest.newBuilder(), ErrorReason.INVALID_FIELD);
    assertThat(refusal(() -> gateOf(buyer).scanTicket(byId(ticket).build())).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
  }

  /// Why the gate takes this text for not genuine.
  private String problem(String text) {
    var refusal = refusal(() -> gate().scanTicket(byCode(text).build()));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TICKET_NOT_GENUINE);
    return refusal.metadata().getOrDefault("problem", "");
  }

  private void assertReason(ScanTicketRequest.Builder request, ErrorReason reason) {
    assertThat(refusal(() -> gate().scanTicket(request.build())).reason()).isEqualTo(reason);
  }

  @Test
  void repeatsItsAnswerForTheSameKey() {
    var request = byId(ticket()).build();
    var keyed = with(gate(), "idempotency-key", UUID.randomUUID().toString());

    assertThat(keyed.scanTicket(request)).isEqualTo(keyed.scanTicket(request));
  }

  /// As after a crash between the scan and the answer.
  @Test
  void takesAScanOfTheSameIdForDone() {
    var id = UUID.fromString(ticket().getId());
    var scan = UUID.randomUUID();
    var code = new ScannedCode("", id);

    var first = gate.scan(scan, code, null, GATE, buyer);
    assertThat(gate.scan(scan, code, null, GATE, buyer)).isEqualTo(first);
  }

  @Test
  void gatesOfTwoInstancesAdmitOnce() throws Exception {
    var gates = new ArrayList<Gate>();
    gates.add(gate);
    try (var other = BookingInstance.start(database, TestServers.redisUri(), Map.of())) {
      gates.add(other.beans().getBean(Gate.class));
      for (int round = 0; round < 3; round++) {
        var code = new ScannedCode(ticket().getQrPayload(), null);
        var turn = new AtomicInteger();
        var ends =
            atOnce(
                16,
                () -> {
                  try {
                    var one = gates.get(turn.getAndIncrement() % gates.size());
                    return one.scan(UUID.randomUUID(), code, null, GATE, buyer).status().name();
                  } catch (Refusal refusal) {
                    return refusal.reason().name();
                  }
                });
        assertThat(ends).containsOnlyOnce("CHECKED_IN").contains("ALREADY_CHECKED_IN");
        assertThat(ends).containsOnly("CHECKED_IN", "ALREADY_CHECKED_IN");
      }
    }
  }

  @Test
  void theDatabaseKeepsOneAdmissionATicket() {
    var one = ticket();
    var other = ticket();
    gate().scanTicket(byId(one).build());
    gate().scanTicket(byId(other).build());
    var id = UUID.fromString(one.getId());

    assertRefused(
        """
        UPDATE tickets SET check_in_scan_id = (
          SELECT check_in_scan_id FROM tickets WHERE id = '%s') WHERE id = ?
        """
            .formatted(other.getId()),
        id);
    assertRefused("UPDATE tickets SET check_in_time = now() WHERE id = ?", id);
    assertRefused("UPDATE tickets SET check_in_scan_id = NULL WHERE id = ?", id);
    assertRefused("UPDATE check_in_scans SET gate = '' WHERE ticket_id = ?", id);
    assertRefused("DELETE FROM check_in_scans WHERE ticket_id = ?", id);
  }

  private void assertRefused(String sql, UUID id) {
    assertThatThrownBy(() -> jdbc.sql(sql).param(id).update())
        .isInstanceOf(DataAccessException.class);
  }
}
