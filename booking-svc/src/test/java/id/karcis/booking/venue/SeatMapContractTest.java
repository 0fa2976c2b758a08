package id.karcis.booking.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.karcis.api.booking.v1.GetVenueSeatMapRequest;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.SeatMap.Place;
import id.karcis.api.booking.v1.SeatMap.Row;
import id.karcis.api.booking.v1.SeatMap.Section;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SeatMapContractTest extends BookingTestBase {

  /// A second or two on a machine that has nothing else to do.
  private static final Duration MAX_WRITING = Duration.ofSeconds(8);

  @Autowired private HallLayouts layouts;

  @Test
  void isEmptyAtFirst() {
    var venue = catalog().venue();

    var map = get(venue.getId());

    assertThat(map.getVenueId()).isEqualTo(venue.getId());
    assertThat(map.getSectionsList()).isEmpty();
    assertThat(refusal(() -> get(UUID.randomUUID().toString())).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void returnsWhatWasWritten() {
    var venue = catalog().venue();
    var box = section("Loge ꦭ", "VIP", row("A", place("1", -2.5, 3), place("2", -1.5, 3.25)));

    var written =
        catalog()
            .map(
                venue,
                box,
                Catalog.seated("Stalls", "REGULAR", 2, 3),
                Catalog.standing("Floor", "GA", 500));

    assertThat(get(venue.getId())).isEqualTo(written);
    assertThat(written.getSectionsList())
        .extracting(Section::getName)
        .containsExactly("Loge ꦭ", "Stalls", "Floor");
    var seats = written.getSections(0).getSeated().getRows(0).getSeatsList();
    assertThat(seats).extracting(Place::getX).containsExactly(-2.5, -1.5);
    assertThat(seats).extracting(Place::getAccessible).containsExactly(true, true);
    assertThat(written.getSections(2).getStanding().getCapacity()).isEqualTo(500);
    assertThat(written.getSections(1).getSeated().getRows(0).getSeatCount()).isZero();
  }

  @Test
  void laysCountedRowsOutCentredBehindEachOther() {
    var venue = catalog().venue();
    var front = section("Front", "VIP", counted("A", 5), counted("B", 3));

    var map = catalog().map(venue, front, Catalog.seated("Back", "REGULAR", 1, 1));

    var a = map.getSections(0).getSeated().getRows(0);
    var b = map.getSections(0).getSeated().getRows(1);
    var back = map.getSections(1).getSeated().getRows(0).getSeats(0);
    assertThat(a.getSeatsList())
        .extracting(Place::getNumber)
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(a.getSeatsList()).extracting(Place::getX).containsExactly(0.0, 0.55, 1.1, 1.65, 2.2);
    assertThat(b.getSeatsList()).extracting(Place::getX).containsExactly(0.55, 1.1, 1.65);
    assertThat(b.getSeats(0).getY() - a.getSeats(0).getY()).isCloseTo(0.9, within(1e-9));
    assertThat(back.getX()).isEqualTo(1.1);
    assertThat(back.getY()).isGreaterThan(b.getSeats(0).getY());
  }

  @Test
  void keepsIdsOfSeatsThatStay() {
    var venue = catalog().venue();
    var before = ids(catalog().map(venue, Catalog.seated("Stalls", "REGULAR", 3, 4)));

    var map =
        catalog()
            .map(
                venue,
                Catalog.seated("Balcony", "BALCONY", 1, 4),
                Catalog.seated("Stalls", "VIP", 2, 5));

    var after = ids(map);
    assertThat(after).hasSize(14);
    var stay = before.entrySet().stream().filter(e -> !e.getKey().startsWith("Stalls/C")).toList();
    assertThat(stay).hasSize(8);
    assertThat(after).contains(stay.toArray(Map.Entry[]::new));
    assertThat(after).doesNotContainKey("Stalls/C/1");
    var stored =
        jdbc.sql("SELECT count(*) FROM venue_seats WHERE venue_id = ?::uuid")
            .param(venue.getId())
            .query(Long.class)
            .single();
    assertThat(stored).isEqualTo(14);
  }

  @Test
  void namesEveryDuplicate() {
    var venue = catalog().venue();
    var twice = row("B", place("1", 0, 0), place("2", 1, 0), place("1", 2, 0));

    var refusal =
        refusal(() ->
            catalog()
                .map(
                    venue,
                    Catalog.seated("Stalls", "REGULAR", 1, 2),
                    section("Box", "VIP", counted("A", 1), twice, counted("A", 2)),
                    Catalog.standing("Stalls", "VIP", 10)));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly(
            "seatMap.sections[1].seated.rows[1].seats[2].number",
            "seatMap.sections[1].seated.rows[2].label",
            "seatMap.sections[2].name",
            "seatMap.sections[2].seatCategory");
  }

  @Test
  void refusesHallsThatAreTooLarge() {
    var venue = catalog().venue();

    var refusal = refusal(() -> catalog().map(venue, Catalog.seated("Stalls", "R", 81, 500)));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("seatMap.sections");
  }

  @Test
  void refusesRowsWithoutOrWithTwoKindsOfSeats() {
    var venue = catalog().venue();
    var both = Row.newBuilder().setLabel("A").setSeatCount(2).addSeats(place("1", 0, 0)).build();
    var none = Row.newBuilder().setLabel("B").build();

    var refusal = refusal(() -> catalog().map(venue, section("Box", "VIP", both, none)));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly(
            "seatMap.sections[0].seated.rows[0].seats", "seatMap.sections[0].seated.rows[1].seats");
  }

  @Test
  void refusesStaleEtags() {
    var venue = catalog().venue();
    var first = catalog().map(venue, Catalog.standing("Floor", "GA", 10));
    catalog().map(venue, Catalog.standing("Floor", "GA", 20));

    var refusal =
        refusal(() ->
            catalog()
                .venues()
                .updateVenueSeatMap(
                    UpdateVenueSeatMapRequest.newBuilder().setSeatMap(first).build()));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.STALE_ETAG);
  }

  @Test
  void staysWhileAnEventThatIsNoDraftUsesIt() {
    var venue = catalog().hall(Catalog.seated("Stalls", "REGULAR", 2, 2));
    catalog().draft(venue);
    catalog().map(venue, Catalog.seated("Stalls", "REGULAR", 2, 3));
    var event = catalog().published(venue);

    var refusal = refusal(() -> catalog().map(venue, Catalog.seated("Stalls", "REGULAR", 1, 1)));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.SEAT_MAP_IN_USE);
    assertThat(refusal.metadata()).containsEntry("eventId", event.getId());
  }

  @Test
  void takesAHallOfThirtyThousandSeats() {
    var venue = catalog().venue();
    var sections =
        IntStream.range(0, 20)
            .mapToObj(i -> Catalog.seated("Tribune " + i, "T" + i, 30, 50))
            .toArray(Section[]::new);
    var start = Instant.now();

    var written = catalog().map(venue, sections);
    var writing = Duration.between(start, Instant.now());
    var again = catalog().map(venue, sections);
    var read = get(venue.getId());

    assertThat(writing).isLessThan(MAX_WRITING);
    assertThat(ids(written)).hasSize(30_000).isEqualTo(ids(again)).isEqualTo(ids(read));
    var layout = layouts.of(UUID.fromString(venue.getId()), 2);
    assertThat(layout.seatMapVersion()).isEqualTo(2);
    assertThat(layout.seats()).allSatisfy(s -> assertThat(layout.seat(s.id())).containsSame(s));
    assertThat(layout.seat(UUID.randomUUID())).isEmpty();
    assertThat(layouts.of(UUID.fromString(venue.getId()), 2)).isSameAs(layout);
  }

  private static Map<String, String> ids(SeatMap map) {
    return map.getSectionsList().stream()
        .flatMap(s ->
            s.getSeated().getRowsList().stream()
                .flatMap(r ->
                    r.getSeatsList().stream()
                        .map(p ->
                            Map.entry(
                                String.join("/", s.getName(), r.getLabel(), p.getNumber()),
                                p.getId()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private SeatMap get(String venueId) {
    return anonymous(VenueServiceGrpc::newBlockingStub)
        .getVenueSeatMap(GetVenueSeatMapRequest.newBuilder().setVenueId(venueId).build());
  }

  private static Section section(String name, String category, Row... rows) {
    return Section.newBuilder()
        .setName(name)
        .setSeatCategory(category)
        .setSeated(SeatMap.Seated.newBuilder().addAllRows(List.of(rows)))
        .build();
  }

  private static Row counted(String label, int seats) {
    return Row.newBuilder().setLabel(label).setSeatCount(seats).build();
  }

  private static Row row(String label, Place... places) {
    return Row.newBuilder().setLabel(label).addAllSeats(List.of(places)).build();
  }

  private static Place place(String number, double x, double y) {
    return Place.newBuilder().setNumber(number).setX(x).setY(y).setAccessible(true).build();
  }
}
