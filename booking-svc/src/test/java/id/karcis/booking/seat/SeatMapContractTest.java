package id.karcis.booking.seat;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest.View;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.SeatStatus;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.Refused;
import id.karcis.booking.hold.TestEvent;
import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.platform.identity.Role;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeatMapContractTest {

  private static final Metadata.Key<String> ETAG =
      Metadata.Key.of("etag", Metadata.ASCII_STRING_MARSHALLER);

  private final BookingInstance booking = BookingInstance.shared();

  @Test
  void showsEverySeatWithPlacePriceAndStatus() {
    var event = event(Plan.ofSeats(20));
    hold(event, 1);

    var map = map(event, View.FULL);

    var section = map.getSections(0);
    assertThat(section.getSeatCategory()).isEqualTo(TestEvent.CATEGORY);
    assertThat(section.getTicketTypeId()).isEqualTo(event.ticketTypeId().toString());
    assertThat(section.getPrice().getUnits()).isEqualTo(150_000);
    assertThat(section.getSeatStatuses()).isEmpty();
    assertThat(section.getSeatsList()).hasSize(20);
    assertThat(section.getSeats(0).getId()).isEqualTo(event.seat(0).toString());
    assertThat(section.getSeats(0).getStatus()).isEqualTo(SeatStatus.HELD);
    assertThat(section.getSeats(11).getRow()).isEqualTo("R1");
    assertThat(section.getSeats(11).getNumber()).isEqualTo("2");
    assertThat(section.getSeats(11).getX()).isEqualTo(1);
    assertThat(section.getSeats(11).getY()).isEqualTo(4);
    assertThat(section.getSeats(11).getStatus()).isEqualTo(SeatStatus.AVAILABLE);
  }

  @Test
  void showsALetterPerSeatInTheCompactView() {
    var event = event(Plan.ofSeats(10));
    hold(event, 3);
    booking
        .jdbc()
        .sql(
            """
            UPDATE seat_claims SET state = 'BLOCKED', expire_time = NULL
            WHERE event_id = :event AND seat_id = :seat
            """)
        .param("event", event.id())
        .param("seat", event.seat(1))
        .update();

    var section = map(event, View.COMPACT).getSections(0);

    assertThat(section.getSeatsList()).isEmpty();
    assertThat(section.getSeatStatuses()).isEqualTo("HKHAAAAAAA");
  }

  @Test
  void countsStandingPlacesThatUnpaidOrdersLetGo() {
    var event = event(Plan.ofSeats(10));
    var type = TestEvent.addFloor(booking.jdbc(), event, 100);
    claimPlaces(event, type, 30, "now() + interval '1 hour'");
    claimPlaces(event, type, 20, "now() - interval '1 second'");

    var standing = map(event, View.FULL).getSections(1).getStanding();

    assertThat(standing.getCapacity()).isEqualTo(100);
    assertThat(standing.getAvailable()).isEqualTo(70);
  }

  @Test
  void namesTheContentByItsEtag() {
    var event = event(Plan.ofSeats(10));
    var before = etag(event);

    assertThat(etag(event)).isEqualTo(before);
    hold(event, 1);
    assertThat(etag(event)).isNotEqualTo(before).isNotEmpty();
  }

  @Test
  void raisesTheVersion() {
    var event = event(Plan.ofSeats(10));
    var before = map(event, View.COMPACT).getVersion();
    hold(event, 1);

    assertThat(map(event, View.COMPACT).getVersion()).isGreaterThan(before);
  }

  @Test
  void hidesDraftsFromAllButAdmins() {
    var event = event(Plan.ofSeats(10).status("DRAFT"));

    Refused.by(() -> map(event, View.FULL), Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND);
    var shown =
        booking
            .seats()
            .withInterceptors(BookingInstance.as(UUID.randomUUID(), Role.ADMIN))
            .getSeatMap(request(event, View.FULL));

    assertThat(shown.getSections(0).hasPrice()).isFalse();
    assertThat(shown.getSections(0).getSeatsCount()).isEqualTo(10);
  }

  @Test
  void showsALargeHall() {
    var event = event(Plan.ofSeats(7_000).rowsOf(70));
    hold(event, 4);

    var map = map(event, View.COMPACT);

    assertThat(map.getSections(0).getSeatStatuses()).hasSize(7_000).startsWith("HHHHA");
  }

  private TestEvent event(Plan plan) {
    return TestEvent.create(booking.jdbc(), plan);
  }

  private void hold(TestEvent event, int seats) {
    var request = HoldSeatsRequest.newBuilder().setEventId(event.id().toString());
    event.seats(seats).forEach(seat -> request.addSeatIds(seat.toString()));
    booking.holds(UUID.randomUUID()).holdSeats(request.build());
  }

  private EventSeatMap map(TestEvent event, View view) {
    return booking.seats().getSeatMap(request(event, view));
  }

  private static GetSeatMapRequest request(TestEvent event, View view) {
    return GetSeatMapRequest.newBuilder().setEventId(event.id().toString()).setView(view).build();
  }

  private String etag(TestEvent event) {
    var headers = new AtomicReference<Metadata>();
    var trailers = new AtomicReference<Metadata>();
    var _ =
        booking
            .seats()
            .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
            .getSeatMap(request(event, View.FULL));
    return String.valueOf(headers.get().get(ETAG));
  }

  private void claimPlaces(TestEvent event, UUID type, int quantity, String expireTime) {
    booking
        .jdbc()
        .sql(
            """
            WITH stock AS (
              UPDATE standing_stock SET claimed = claimed + :quantity WHERE ticket_type_id = :type)
            INSERT INTO standing_claims
              (event_id, ticket_type_id, order_id, quantity, expire_time)
            VALUES (:event, :type, gen_random_uuid(), :quantity, %s)
            """
                .formatted(expireTime))
        .param("event", event.id())
        .param("type", type)
        .param("quantity", quantity)
        .update();
  }
}
