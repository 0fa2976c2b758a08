package id.karcis.booking.tickettype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.util.JsonFormat;
import id.karcis.api.booking.v1.BulkUploadRequest;
import id.karcis.api.booking.v1.BulkUploadResponse;
import id.karcis.api.booking.v1.BulkUploadResponse.RowFault;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.ListTicketTypesRequest;
import id.karcis.api.booking.v1.ListTicketTypesResponse;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketType.Phase;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.booking.Uploading;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ticket types out of files, all or none.
class BulkUploadTest extends BookingTestBase {

  private static final String HEADER =
      "eventId,name,seatCategory,price,quantity,maxPerUser,phaseName,phasePrice,phaseStartTime,phaseEndTime,phaseQuantity\n";
  private static final String TIMES = "2026-01-01T00:00:00Z,2030-01-01T00:00:00+07:00";

  private Event event = Event.getDefaultInstance();

  @BeforeEach
  void makeEvent() {
    event =
        catalog()
            .draft(
                catalog()
                    .hall(
                        Catalog.seated("Stalls", "VIP", 2, 5),
                        Catalog.standing("Floor", "GA", 200),
                        Catalog.standing("Pit", "PIT", 50)));
  }

  @Test
  void makesTypesAndTheirPhasesOfCsv() {
    var answer =
        upload(
            HEADER
                + row("Early birds, 🎸", "VIP", "750000.50", "", "4", "Early", "500000", TIMES, "3")
                + row(
                    "Early birds, 🎸",
                    "",
                    "",
                    "",
                    "",
                    "Late",
                    "600000.00",
                    "2030-01-01T00:00:00Z,2031-01-01T00:00:00Z",
                    "")
                + row("=cmd|' /C calc'!A0", "GA", "0", "120", "", "", "", ",", ""),
            false);
    assertThat(answer.getRowCount()).isEqualTo(3);
    assertThat(answer.getTicketTypeCount()).isEqualTo(2);
    assertThat(answer.getDryRun()).isFalse();
    var types = types(event);
    assertThat(types)
        .extracting(TicketType::getName, TicketType::getSeatCategory, TicketType::getQuantity)
        .containsExactly(
            tuple("=cmd|' /C calc'!A0", "GA", 120), tuple("Early birds, 🎸", "VIP", 10));
    var vip = types.get(1);
    assertThat(vip.getPrice()).isEqualTo(Amounts.money(75_000_050, "IDR"));
    assertThat(vip.getMaxPerUser()).isEqualTo(4);
    assertThat(vip.getPhasesList())
        .extracting(Phase::getName, Phase::getQuantity, phase -> phase.getPrice().getUnits())
        .containsExactly(tuple("Early", 3, 500_000L), tuple("Late", 0, 600_000L));
    assertThat(vip.getPhases(0).getEndTime().getSeconds())
        .isEqualTo(Instant.parse("2029-12-31T17:00:00Z").getEpochSecond());
    assertThat(vip.getCurrentPhase()).isEqualTo("Early");
    assertThat(types.get(0).getCreateTime()).isEqualTo(vip.getCreateTime());
    assertThat(number("SELECT quantity FROM phase_stock WHERE event_id = ?")).isEqualTo(3);
    assertThat(number("SELECT quantity FROM standing_stock WHERE event_id = ?")).isEqualTo(120);
  }

  @Test
  void whatIsUploadedCanBeEditedLikeAnyOther() {
    upload("eventId;name;seatCategory;price\n" + event.getId() + ";A;GA;5\n", false);
    var type = types(event).getFirst();
    assertThat(type.getQuantity()).isEqualTo(200);
    var edit = TicketType.newBuilder().setId(type.getId()).setEtag(type.getEtag()).setName("B");
    var edited =
        catalog()
            .types()
            .updateTicketType(UpdateTicketTypeRequest.newBuilder().setTicketType(edit).build());
    assertThat(edited.getName()).isEqualTo("B");
  }

  @Test
  void makesTypesOfJson() throws Exception {
    var list =
        ListTicketTypesResponse.newBuilder()
            .addTicketTypes(Catalog.typeOf(event, "VIP", 900_000).addPhases(phase("Early")))
            .addTicketTypes(Catalog.typeOf(event, "GA", 300_000).setQuantity(7));
    var answer = upload("\uFEFF " + JsonFormat.printer().print(list), false);
    assertThat(answer.getRowCount()).isEqualTo(2);
    assertThat(answer.getTicketTypeCount()).isEqualTo(2);
    assertThat(types(event)).extracting(TicketType::getQuantity).containsExactly(7, 10);
    assertThat(types(event).get(1).getPhasesCount()).isEqualTo(1);
  }

  @Test
  void makesTypesOfXlsx() throws Exception {
    var file = new ByteArrayOutputStream();
    try (var workbook = new Workbook(file, "Test", "1.0")) {
      var sheet = workbook.newWorksheet("Tickets");
      var header = List.of("Name", "eventId", "SEATCATEGORY", "price", "quantity");
      IntStream.range(0, header.size()).forEach(c -> sheet.value(0, c, header.get(c)));
      sheet.value(1, 0, "Festival ꦭ");
      sheet.value(1, 1, event.getId());
      sheet.value(1, 2, "GA");
      sheet.value(1, 3, 19.99);
      sheet.value(1, 4, 30);
    }
    assertThat(send(file.toByteArray(), false).getTicketTypeCount()).isEqualTo(1);
    var type = types(event).getFirst();
    assertThat(type.getName()).isEqualTo("Festival ꦭ");
    assertThat(type.getPrice()).isEqualTo(Amounts.money(1_999, "IDR"));
    assertThat(type.getQuantity()).isEqualTo(30);
  }

  @Test
  void makesNothingWhenOneRowIsBad() {
    var file =
        HEADER
            + row("A", "VIP", "1", "", "", "", "", ",", "")
            + row("B", "GA", "1.001", "", "", "", "", ",", "")
            + row("C", "PIT", "-5", "51", "", "", "", ",", "");
    var refusal = refusal(() -> upload(file, false));
    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("rows[3].price", "rows[4].price", "rows[4].quantity");
    assertThat(refusal.message()).contains("3 faults in all").contains("dryRun=true");
    assertThat(types(event)).isEmpty();
    var dry = upload(file, true);
    assertThat(dry.getDryRun()).isTrue();
    assertThat(dry.getRowCount()).isEqualTo(3);
    assertThat(dry.getTicketTypeCount()).isZero();
    assertThat(dry.getFaultsList())
        .extracting(RowFault::getLine, RowFault::getField)
        .containsExactly(tuple(3, "price"), tuple(4, "price"), tuple(4, "quantity"));
    assertThat(dry.getFaults(0).getDescription()).contains("at most 2 decimals in IDR", "1.001");
  }

  @Test
  void aDryRunSaysWhatWouldBeMade() {
    var dry = upload(HEADER + row("A", "VIP", "1", "", "", "", "", ",", ""), true);
    assertThat(dry.getTicketTypeCount()).isEqualTo(1);
    assertThat(dry.getFaultsList()).isEmpty();
    assertThat(types(event)).isEmpty();
  }

  @Test
  void namesEveryFaultOfEveryRow() {
    catalog().create(Catalog.typeOf(event, "VIP", 1).setName("Tribun"));
    var other = UUID.randomUUID();
    var over = cancelled();
    var file =
        HEADER
            + row("Tribun", "VIP", "1", "", "", "", "", ",", "")
            + row("New", "GA", "abc", "many", "-1", "", "", ",", "")
            + row("New2", "GA", "", "", "", "", "", ",", "")
            + row("", "BALCONY", "1", "", "", "", "", ",", "")
            + "%s,A,GA,1,,,,,,,\n".formatted(other)
            + "%s,A,GA,1,,,,,,,\n".formatted(over.getId())
            + "nonsense,A,GA,1,,,,,,,\n"
            + row("Phases", "PIT", "1", "", "", "P", "1", TIMES, "")
            + row("Phases", "PIT", "2", "", "", "P", "1", TIMES, "x")
            + row("Phases", "", "", "", "", "", "", ",", "")
            + row("Phases", "", "", "", "", "", "", "2030-01-01,", "");
    var faults = upload(file, true).getFaultsList();
    assertThat(faults)
        .extracting(RowFault::getLine, RowFault::getField)
        .containsExactlyInAnyOrder(
            tuple(2, "name"),
            tuple(2, "seatCategory"),
            tuple(3, "price"),
            tuple(3, "quantity"),
            tuple(3, "maxPerUser"),
            tuple(4, "price"),
            tuple(4, "seatCategory"),
            tuple(5, "name"),
            tuple(5, "seatCategory"),
            tuple(6, "eventId"),
            tuple(7, "eventId"),
            tuple(8, "eventId"),
            tuple(10, "price"),
            tuple(10, "phaseName"),
            tuple(10, "phaseStartTime"),
            tuple(10, "phaseQuantity"),
            tuple(11, "phaseName"),
            tuple(12, "phaseName"),
            tuple(12, "phasePrice"),
            tuple(12, "phaseStartTime"),
            tuple(12, "phaseEndTime"));
    assertThat(description(faults, 2, "name")).contains("has a ticket type with it already");
    assertThat(description(faults, 4, "seatCategory")).contains("line 3 has it");
    assertThat(description(faults, 4, "price")).contains("is required");
    assertThat(description(faults, 5, "seatCategory")).contains("VIP, GA, PIT", "BALCONY");
    assertThat(description(faults, 6, "eventId")).contains(other.toString());
    assertThat(description(faults, 7, "eventId")).contains("draft or published", "CANCELLED");
    assertThat(description(faults, 10, "price")).contains("line 9");
    assertThat(description(faults, 10, "phaseStartTime")).contains("overlap");
    assertThat(description(faults, 11, "phaseName")).contains("line 9 has this ticket type");
    assertThat(refusal(() -> upload(file, false)).message()).contains("21 faults in all");
  }

  @Test
  void namesFaultsOfJsonByPlaceAndPath() {
    var file =
        """
        {"ticketTypes": [
          {"eventId": "%1$s", "name": "A", "seatCategory": "GA", "price": {"currencyCode": "USD", "units": 1}},
          {"eventId": "%1$s", "name": {}, "seatCategory": "VIP", "price": {"currencyCode": "IDR", "units": "x"},
           "colour": "red", "phases": [{"name": "P", "price": {"currencyCode": "IDR"}, "startTime": "soon"}]},
          "nothing",
          {"eventId": "%1$s", "name": "A", "seatCategory": "PIT", "price": {"currencyCode": "IDR"}}]}
        """
            .formatted(event.getId());
    assertThat(upload(file, true).getFaultsList())
        .extracting(RowFault::getLine, RowFault::getField)
        .contains(
            tuple(1, "price.currencyCode"),
            tuple(2, "colour"),
            tuple(2, "name"),
            tuple(2, "phases[0].endTime"),
            tuple(2, "phases[0].startTime"),
            tuple(2, "price.units"),
            tuple(3, "ticketType"),
            tuple(4, "name"));
    assertThat(refusal(() -> upload(file, false)).violations())
        .extracting(FieldViolation::field)
        .contains("rows[2].phases[0].startTime");
  }

  @Test
  void namesWhatIsWrongWithTheHeader() {
    var dry = upload("name,eventId,colour,price,name\nA," + event.getId() + ",red,1,B\n", true);
    assertThat(dry.getFaultsList())
        .extracting(RowFault::getLine, RowFault::getField)
        .contains(tuple(1, "colour"), tuple(1, "seatCategory"), tuple(1, "name"));
  }

  @Test
  void refusesOtherFiles() {
    for (var file :
        List.of(
            "\u0089PNG\r\n\u001a\n\0\0",
            "<html>hello</html>",
            "{\"types\": []}",
            "[]",
            "{\"a\": 1",
            "{\"ticketTypes\": {}}",
            "PK\u0003\u0004 no zip")) {
      var refusal = refusal(() -> upload(file, true));
      assertThat(refusal.code()).as(file).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(refusal.reason()).as(file).isEqualTo(ErrorReason.UNSUPPORTED_FILE);
      assertThat(refusal.message()).as(file).contains("expected CSV in UTF-8 or XLSX");
    }
    var empty = refusal(() -> upload("", false));
    assertThat(empty.violations()).extracting(FieldViolation::field).containsExactly("file");
  }

  @Test
  void refusesTooMuch() {
    var rows = refusal(() -> upload("name\n" + "x\n".repeat(10_001), true));
    assertThat(rows.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(rows.message()).contains("more than 10,000 rows");
    var bytes = refusal(() -> send(new byte[5 * 1024 * 1024 + 1], true));
    assertThat(bytes.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(bytes.reason()).isEqualTo(ErrorReason.BODY_TOO_LARGE);
  }

  /// Ten thousand rows, each another ticket type, in a few seconds; the limit is ample for a busy
  /// machine.
  @Test
  void makesTenThousandInSeconds() {
    var sections =
        IntStream.range(0, 200)
            .mapToObj(i -> Catalog.standing("S" + i, "C" + i, 10))
            .toArray(SeatMap.Section[]::new);
    var hall = catalog().hall(sections);
    var events = IntStream.range(0, 50).mapToObj(_ -> catalog().draft(hall)).toList();
    var file = new StringBuilder(HEADER);
    for (var draft : events) {
      for (var i = 0; i < 200; i++) {
        file.append(draft.getId())
            .append(",Type %1$d,C%1$d,10000,5,2,Early,9000,%2$s,3\n".formatted(i, TIMES));
      }
    }
    var dry = upload(file.toString(), true);
    var begin = System.nanoTime();
    var answer = upload(file.toString(), false);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(dry.getFaultsList()).isEmpty();
    assertThat(answer.getTicketTypeCount()).isEqualTo(10_000);
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    var all = upload(file.toString(), true);
    assertThat(all.getFaultsCount()).as("one of each row").isEqualTo(10_000);
  }

  private Event cancelled() {
    var published = catalog().published(catalog().hall(Catalog.standing("F", "GA", 5)));
    return catalog().become(published, Event.Status.CANCELLED);
  }

  private String row(String name, String... cells) {
    return event.getId() + ",\"" + name + "\"," + String.join(",", cells) + "\n";
  }

  private static Phase.Builder phase(String name) {
    return Phase.newBuilder()
        .setName(name)
        .setPrice(Amounts.money(100, "IDR"))
        .setStartTime(Catalog.in(Duration.ofHours(-1)))
        .setEndTime(Catalog.in(Duration.ofHours(1)))
        .setQuantity(5);
  }

  private static String description(List<RowFault> faults, int line, String field) {
    return faults.stream()
        .filter(fault -> fault.getLine() == line && fault.getField().equals(field))
        .map(RowFault::getDescription)
        .findFirst()
        .orElseThrow();
  }

  private BulkUploadResponse upload(String file, boolean dryRun) {
    return send(file.getBytes(UTF_8), dryRun);
  }

  private BulkUploadResponse send(byte[] file, boolean dryRun) {
    var pieces =
        Uploading.pieces(file).stream()
            .map(piece -> BulkUploadRequest.newBuilder().setFile(piece).setDryRun(dryRun).build())
            .toList();
    return Uploading.send(admin(TicketTypeServiceGrpc::newStub)::bulkUpload, pieces);
  }

  private List<TicketType> types(Event of) {
    return catalog()
        .types()
        .listTicketTypes(ListTicketTypesRequest.newBuilder().setEventId(of.getId()).build())
        .getTicketTypesList();
  }

  private int number(String sql) {
    return jdbc.sql(sql).param(UUID.fromString(event.getId())).query(Integer.class).single();
  }
}
