package id.karcis.booking.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.GetOfflineBundleRequest;
import id.karcis.api.booking.v1.OfflineBundle;
import id.karcis.api.booking.v1.OfflineBundle.BundledTicket;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.Ticket;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.booking.ticket.QrKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a gate takes along.
class OfflineBundleTest extends SellingTest {

  /// What a client of gRPC takes unless told otherwise.
  private static final int DEFAULT_MAX_BYTES = 4 * 1024 * 1024;

  private final UUID buyer = UUID.randomUUID();

  @Autowired private QrKeys keys;

  private static GetOfflineBundleRequest.Builder of(TestShow show) {
    return GetOfflineBundleRequest.newBuilder().setEventId(show.eventId().toString());
  }

  @Test
  void tellsTicketsAndKeys() {
    var show = TestShow.create(jdbc, 2, 10);
    var seats = paid(buyer, seats(show, show.seat(0), show.seat(1)));
    var floor = paid(buyer, places(show, 2));
    var in = seats.getItems(0).getTicketIds(0);
    gate().scanTicket(ScanTicketRequest.newBuilder().setTicketId(in).setGate("Gate 1").build());
    var gone = floor.getItems(0).getTicketIds(1);
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE id = ?")
        .param(UUID.fromString(gone))
        .update();

    var bundle = gate().getOfflineBundle(of(show).build());

    assertThat(bundle.getEventName()).isEqualTo(TestShow.NAME);
    assertThat(bundle.hasAsOfTime()).isTrue();
    assertThat(bundle.getNextPageToken()).isEmpty();
    assertThat(bundle.getTicketsList())
        .extracting(BundledTicket::getTicketId)
        .isSorted()
        .containsExactlyInAnyOrder(
            in, seats.getItems(1).getTicketIds(0), floor.getItems(0).getTicketIds(0));
    var first =
        bundle.getTicketsList().stream().filter(it -> it.getTicketId().equals(in)).findFirst();
    assertThat(first.orElseThrow().getStatus()).isEqualTo(Ticket.Status.CHECKED_IN);
    assertThat(first.orElseThrow().getCheckInGate()).isEqualTo("Gate 1");
    assertThat(first.orElseThrow().getIssueNumber()).isOne();
    assertThat(first.orElseThrow().getOrderCode()).isEqualTo(seats.getCode());
    assertThat(first.orElseThrow().getSeat().getRow()).isEqualTo("A");
    assertThat(bundle.getKeysList())
        .extracting(OfflineBundle.Key::getKeyId)
        .contains(keys.all().getFirst().id());
    assertThat(bundle.getKeys(0).getPublicKey().size()).isEqualTo(32);
  }

  @Test
  void takesAStadiumInPages() {
    var show = TestShow.create(jdbc, 1, 10);
    fill(show, paid(buyer, places(show, 1)).getItems(0).getId(), 60_000);
    var seen = new HashSet<String>();
    var request = of(show).setPageSize(9_000);
    var sizes = new ArrayList<Integer>();
    do {
      var page = gate().getOfflineBundle(request.build());
      assertThat(page.getSerializedSize()).isLessThan(DEFAULT_MAX_BYTES);
      assertThat(page.getTicketsCount()).isLessThanOrEqualTo(5_000);
      page.getTicketsList().forEach(it -> seen.add(it.getTicketId()));
      sizes.add(page.getTicketsCount());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    assertThat(seen).hasSize(60_001);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60_001);
  }

  /// Long names of many bytes: no page may be larger than clients take.
  @Test
  void cutsPagesThatWouldBeTooLarge() {
    var show = TestShow.create(jdbc, 1, 10);
    var item = paid(buyer, places(show, 1)).getItems(0).getId();
    jdbc.sql(
            "UPDATE order_items SET section = repeat('🎸', 100), row_label = repeat('🎸', 20) WHERE id = ?")
        .param(UUID.fromString(item))
        .update();
    fill(show, item, 6_000);
    letIn(show, "🎸".repeat(100));

    var page = gate().getOfflineBundle(of(show).setPageSize(5_000).build());
    assertThat(page.getSerializedSize()).isLessThan(DEFAULT_MAX_BYTES);
    assertThat(page.getTicketsCount()).isLessThan(5_000);
    var rest =
        gate()
            .getOfflineBundle(
                of(show).setPageSize(5_000).setPageToken(page.getNextPageToken()).build());
    assertThat(page.getTicketsCount() + rest.getTicketsCount()).isEqualTo(6_001);
  }

  private void letIn(TestShow show, String gate) {
    jdbc.sql(
            """
            WITH s AS (
              INSERT INTO check_in_scans
              SELECT uuidv7(), id, now(), now(), :gate, :by, now() FROM tickets
              WHERE event_id = :event
              RETURNING *)
            UPDATE tickets t SET status = 'CHECKED_IN', check_in_scan_id = s.id,
              check_in_time = s.scan_time, check_in_gate = s.gate, checked_in_by = s.scanned_by
            FROM s WHERE s.ticket_id = t.id
            """)
        .param("gate", gate)
        .param("by", buyer)
        .param("event", show.eventId())
        .update();
  }

  private void fill(TestShow show, String item, int tickets) {
    jdbc.sql(
            """
            INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id,
              ticket_type_id, status, qr_payload, create_time)
            SELECT uuidv7(), :event, i.order_id, i.id, n + 1, :user, i.ticket_type_id, 'VALID',
              repeat('x', 148), now()
            FROM order_items i, generate_series(1, :tickets) n WHERE i.id = :item
            """)
        .param("event", show.eventId())
        .param("user", buyer)
        .param("tickets", tickets)
        .param("item", UUID.fromString(item))
        .update();
  }

  @Test
  void refusesUnknownEventsAndStrangers() {
    var unknown =
        GetOfflineBundleRequest.newBuilder().setEventId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> gate().getOfflineBundle(unknown)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(refusal(() -> gateOf(buyer).getOfflineBundle(unknown)).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
    var show = TestShow.create(jdbc, 1, 1);
    for (var wrong :
        new GetOfflineBundleRequest.Builder[] {
          of(show).setPageSize(-1), of(show).setPageToken("x")
        }) {
      assertThat(refusal(() -> gate().getOfflineBundle(wrong.build())).reason())
          .isEqualTo(ErrorReason.INVALID_FIELD);
    }
  }
}
