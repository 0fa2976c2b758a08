package id.karcis.booking.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import id.karcis.api.booking.v1.GetVenueSeatMapRequest;
import id.karcis.api.booking.v1.ImportSeatMapRequest;
import id.karcis.api.booking.v1.ImportSeatMapResponse;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.booking.Uploading;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Seat maps out of JSON files.
class SeatMapImportTest extends BookingTestBase {

  private static final int ROWS = 100;
  private static final int SEATS_PER_ROW = 100;
  private static final int SECTIONS = 3;
  private static final int SEATS = SECTIONS * ROWS * SEATS_PER_ROW;

  @Test
  void importsThirtyThousandSeatsInSeconds() {
    var venue = catalog().venue();
    var file = largeMap();
    var begin = System.nanoTime();
    var answer = send(venue.getId(), file, false);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(answer.getSeatCount()).isEqualTo(SEATS);
    assertThat(answer.getSectionCount()).isEqualTo(SECTIONS + 1);
    assertThat(answer.getStandingCapacity()).isEqualTo(500);
    assertThat(answer.getVenueId()).isEqualTo(venue.getId());
    assertThat(answer.getDryRun()).isFalse();
    assertThat(took).as("on a busy machine").isLessThan(Duration.ofSeconds(30));
    assertThat(
            jdbc.sql("SELECT count(*) FROM venue_seats WHERE venue_id = ? AND x > 0 AND accessible")
                .param(UUID.fromString(venue.getId()))
                .query(Integer.class)
                .single())
        .isEqualTo(SECTIONS * ROWS);
    assertThat(answer.getEtag()).isNotEmpty();
  }

  @Test
  void importsWhatGetShowsAndKeepsTheSeats() throws Exception {
    var venue = catalog().hall(Catalog.seated("A", "VIP", 2, 3), Catalog.standing("F", "GA", 9));
    var before = map(venue);
    var file = JsonFormat.printer().print(before);
    var answer = send(venue.getId(), file, false);
    var after = map(venue);
    assertThat(after.getSectionsList()).isEqualTo(before.getSectionsList());
    assertThat(after.getEtag()).isEqualTo(answer.getEtag()).isNotEqualTo(before.getEtag());
    var stale = refusal(() -> send(venue.getId(), file, false));
    assertThat(stale.reason()).isEqualTo(ErrorReason.STALE_ETAG);
  }

  @Test
  void aDryRunChangesNothing() {
    var venue = catalog().hall(Catalog.seated("A", "VIP", 2, 3));
    var before = map(venue);
    var answer =
        send(
            venue.getId(),
            "{\"sections\": [{\"name\": \"B\", \"seatCategory\": \"GA\", \"standing\": {\"capacity\": 7}}]}",
            true);
    assertThat(answer.getDryRun()).isTrue();
    assertThat(answer.getStandingCapacity()).isEqualTo(7);
    assertThat(answer.getSeatCount()).isZero();
    assertThat(answer.getEtag()).isEmpty();
    assertThat(map(venue)).isEqualTo(before);
    assertThat(
            jdbc.sql("SELECT count(*) FROM audit_log WHERE resource_id = ? AND action = ?")
                .params(venue.getId(), "ImportSeatMap")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void draftsFollowTheImportedMap() {
    var venue = catalog().hall(Catalog.standing("Floor", "GA", 100));
    var draft = catalog().draft(venue);
    var type = catalog().create(Catalog.typeOf(draft, "GA", 1));
    var _ = send(venue.getId(), floor(40), false);
    assertThat(
            jdbc.sql("SELECT quantity FROM standing_stock WHERE ticket_type_id = ?")
                .param(UUID.fromString(type.getId()))
                .query(Integer.class)
                .single())
        .isEqualTo(40);
  }

  @Test
  void refusesWhileAnEventUsesTheMap() {
    var venue = catalog().hall(Catalog.standing("Floor", "GA", 100));
    var _ = catalog().published(venue);
    for (var dryRun : new boolean[] {true, false}) {
      var refusal = refusal(() -> send(venue.getId(), floor(40), dryRun));
      assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.SEAT_MAP_IN_USE);
    }
  }

  @Test
  void namesFaultsByTheirPath() {
    var venue = catalog().venue();
    var file =
        """
        {"venueId": "%s", "colour": 1, "sections": [
          {"name": "A", "seatCategory": "VIP", "seated": {"rows": [
            {"label": "1", "seats": [{"number": "1", "x": "far", "y": 0}, {"number": "1", "x": 2000, "y": 0}]},
            {"label": "1", "seatCount": 5, "seats": [{"number": "1"}]}]}},
          {"name": "A", "seatCategory": "VIP", "standing": {"capacity": 5}, "seated": {}},
          {"name": "B"}]}
        """
            .formatted(UUID.randomUUID());
    var refusal = refusal(() -> send(venue.getId(), file, true));
    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .contains(
            "venueId",
            "colour",
            "sections[0].seated.rows[0].seats[0].x",
            "sections[0].seated.rows[0].seats[1].x",
            "sections[0].seated.rows[0].seats[1].number",
            "sections[0].seated.rows[1].seats",
            "sections[0].seated.rows[1].label",
            "sections[1].seated",
            "sections[1].name",
            "sections[1].seatCategory",
            "sections[2].seatCategory");
  }

  @Test
  void saysHowManyFaultsThereAre() {
    var venue = catalog().venue();
    var file = new StringBuilder("{\"sections\": [");
    for (var i = 0; i < 150; i++) {
      file.append("{\"name\": \"S%d\", \"seatCategory\": \"GA\"},".formatted(i));
    }
    file.setLength(file.length() - 1);
    var refusal = refusal(() -> send(venue.getId(), file + "]}", true));
    assertThat(refusal.violations()).hasSizeGreaterThan(20);
    assertThat(refusal.violations().getFirst().field()).startsWith("sections[0]");
    assertThat(refusal.message()).contains("146 more");
  }

  @Test
  void refusesOtherFilesAndUnknownVenues() {
    var venue = catalog().venue();
    for (var file : new String[] {"", "sections", "{\"sections\": [", "{} {}", "name,x\n"}) {
      var refusal = refusal(() -> send(venue.getId(), file, true));
      assertThat(refusal.code()).as(file).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(refusal.violations()).extracting(FieldViolation::field).containsExactly("file");
      assertThat(refusal.message()).as(file).doesNotContain("JsonReader");
    }
    assertThat(refusal(() -> send(venue.getId(), "name,x\n", true)).message())
        .contains("the file is not JSON (line 1, column 1); expected {\"sections\": [...]}");
    assertThat(refusal(() -> send(venue.getId(), "nothing", true)).reason())
        .isEqualTo(ErrorReason.UNSUPPORTED_FILE);
    assertThat(refusal(() -> send(UUID.randomUUID().toString(), "{}", true)).code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> send("", "{}", true)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("venueId");
    assertThat(refusal(() -> send(venue.getId(), "[]", true)).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  private static String floor(int capacity) {
    return "{\"sections\": [{\"name\": \"Floor\", \"seatCategory\": \"GA\", \"standing\": {\"capacity\": %d}}]}"
        .formatted(capacity);
  }

  private static String largeMap() {
    var file = new StringBuilder("{\"sections\": [");
    for (var s = 0; s < SECTIONS; s++) {
      file.append(
          "{\"name\":\"Tribune %1$d\",\"seatCategory\":\"C%1$d\",\"seated\":{\"rows\":["
              .formatted(s));
      for (var r = 0; r < ROWS; r++) {
        file.append(r == 0 ? "" : ",").append("{\"label\":\"R%d\",\"seats\":[".formatted(r));
        for (var n = 1; n <= SEATS_PER_ROW; n++) {
          file.append(n == 1 ? "" : ",")
              .append(
                  "{\"number\":\"%d\",\"x\":%d.55,\"y\":%d.9%s}"
                      .formatted(n, n, s * ROWS + r, n == 1 ? ",\"accessible\":true" : ""));
        }
        file.append("]}");
      }
      file.append("]}},");
    }
    return file.append(
            "{\"name\":\"Field\",\"seatCategory\":\"F\",\"standing\":{\"capacity\":500}}]}")
        .toString();
  }

  private ImportSeatMapResponse send(String venueId, String file, boolean dryRun) {
    var pieces =
        Uploading.pieces(file.getBytes(UTF_8)).stream()
            .map(piece ->
                ImportSeatMapRequest.newBuilder()
                    .setVenueId(venueId)
                    .setDryRun(dryRun)
                    .setFile(piece)
                    .build())
            .toList();
    return Uploading.send(admin(VenueServiceGrpc::newStub)::importSeatMap, pieces);
  }

  private SeatMap map(Venue venue) {
    return catalog()
        .venues()
        .getVenueSeatMap(GetVenueSeatMapRequest.newBuilder().setVenueId(venue.getId()).build());
  }
}
