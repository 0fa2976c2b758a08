package id.karcis.booking.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.GetTicketRequest;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.SyncCheckInsRequest;
import id.karcis.api.booking.v1.SyncCheckInsResponse.Result;
import id.karcis.api.booking.v1.SyncCheckInsResponse.Result.Outcome;
import id.karcis.api.booking.v1.Ticket;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.booking.ticket.QrKeys;
import id.karcis.booking.ticket.QrPayloads;
import id.karcis.booking.ticket.QrTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What gates scanned without a network.
class SyncCheckInsTest extends SellingTest {

  /// A while ago, when the tickets of these tests were there already.
  private final Instant evening =
      Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

  private final UUID buyer = UUID.randomUUID();

  @Autowired private QrPayloads payloads;
  @Autowired private QrKeys keys;

  private TestShow show;

  @BeforeEach
  void openAHall() {
    show = TestShow.create(jdbc, 1, 200);
  }

  /// Bought yesterday.
  private List<Ticket> tickets(int count) {
    var order = paid(buyer, places(show, count));
    jdbc.sql("UPDATE tickets SET create_time = now() - interval '1 day' WHERE order_id = ?")
        .param(id(order))
        .update();
    return order.getItems(0).getTicketIdsList().stream().map(this::read).toList();
  }

  private Ticket read(String id) {
    return tickets(buyer).getTicket(GetTicketRequest.newBuilder().setId(id).build());
  }

  private static SyncCheckInsRequest.Scan.Builder scan(Ticket ticket, Instant time, String gate) {
    return SyncCheckInsRequest.Scan.newBuilder()
        .setQrPayload(ticket.getQrPayload())
        .setScanTime(GrpcTimes.timestamp(time))
        .setGate(gate);
  }

  private List<Result> sync(SyncCheckInsRequest.Scan.Builder... scans) {
    var request = SyncCheckInsRequest.newBuilder().setEventId(show.eventId().toString());
    for (var scan : scans) {
      request.addScans(scan);
    }
    return gate().syncCheckIns(request.build()).getResultsList();
  }

  private static Result result(Outcome outcome, Ticket ticket, Instant time, String gate) {
    return Result.newBuilder()
        .setOutcome(outcome)
        .setTicketId(ticket.getId())
        .setCheckInTime(GrpcTimes.timestamp(time))
        .setCheckInGate(gate)
        .build();
  }

  private static Result result(Outcome outcome, String ticketId) {
    return Result.newBuilder().setOutcome(outcome).setTicketId(ticketId).build();
  }

  @Test
  void theEarliestScanWins() {
    var ticket = tickets(1).getFirst();
    var late = scan(ticket, evening.plusSeconds(5), "B");
    var early = scan(ticket, evening, "A");

    assertThat(sync(late, early))
        .containsExactly(
            result(Outcome.DUPLICATE, ticket, evening, "A"),
            result(Outcome.ADMITTED, ticket, evening, "A"));
    assertThat(read(ticket.getId()).getCheckInGate()).isEqualTo("A");
    assertThat(read(ticket.getId()).getCheckInTime()).isEqualTo(GrpcTimes.timestamp(evening));
  }

  @Test
  void alsoOverOneThatWasTakenInBefore() {
    var ticket = tickets(1).getFirst();
    gate()
        .scanTicket(
            ScanTicketRequest.newBuilder().setTicketId(ticket.getId()).setGate("Online").build());
    var late = scan(ticket, evening.plusSeconds(5), "B");
    var early = scan(ticket, evening, "A");

    assertThat(sync(late))
        .containsExactly(result(Outcome.ADMITTED, ticket, evening.plusSeconds(5), "B"));
    assertThat(sync(early)).containsExactly(result(Outcome.ADMITTED, ticket, evening, "A"));
    assertThat(sync(late)).containsExactly(result(Outcome.DUPLICATE, ticket, evening, "A"));
    assertThat(
            refusal(() ->
                    gate()
                        .scanTicket(
                            ScanTicketRequest.newBuilder().setTicketId(ticket.getId()).build()))
                .metadata())
        .containsEntry("checkInGate", "A");
  }

  @Test
  void theSameScansAgainChangeNothingAndAnswerTheSame() {
    var two = tickets(2);
    var scans =
        new SyncCheckInsRequest.Scan.Builder[] {
          scan(two.getFirst(), evening, "A"),
          scan(two.getFirst(), evening.plusSeconds(1), "B"),
          scan(two.get(1), evening, "A"),
          scan(two.get(1), evening, "A"),
          scan(two.get(1), Instant.now().plus(Duration.ofDays(1)), "Broken clock")
        };

    var first = sync(scans);
    assertThat(first)
        .extracting(Result::getOutcome)
        .containsExactly(
            Outcome.ADMITTED,
            Outcome.DUPLICATE,
            Outcome.ADMITTED,
            Outcome.ADMITTED,
            Outcome.DUPLICATE);
    var rows = rows(two);
    assertThat(sync(scans)).isEqualTo(first);
    assertThat(rows(two)).isEqualTo(rows).hasSize(4);
  }

  private List<String> rows(List<Ticket> tickets) {
    return jdbc.sql(
            "SELECT s::text FROM check_in_scans s WHERE ticket_id::text IN (:ids) ORDER BY id")
        .param("ids", tickets.stream().map(Ticket::getId).toList())
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void oneBadScanDoesNotStopTheOthers() {
    var three = tickets(3);
    var cancelled = three.get(1);
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE id = ?")
        .param(UUID.fromString(cancelled.getId()))
        .update();
    var replaced = three.get(2);
    jdbc.sql("UPDATE tickets SET issue_number = 2 WHERE id = ?")
        .param(UUID.fromString(replaced.getId()))
        .update();
    var here = show;
    show = TestShow.create(jdbc, 1, 1);
    var elsewhere = tickets(1).getFirst();
    show = here;
    var unknown = three.getFirst().toBuilder().setId(UUID.randomUUID().toString()).build();
    var strange = new QrTexts(payloads, keys).ofStrangeKey(three.getFirst());

    assertThat(
            sync(
                scan(three.getFirst(), evening, "A").setQrPayload(strange),
                scan(cancelled, evening, "A"),
                scan(replaced, evening, "A"),
                scan(elsewhere, evening, "A"),
                scan(unknown, evening, "A").clearQrPayload().setTicketId(unknown.getId()),
                scan(three.getFirst(), evening, "A")))
        .containsExactly(
            result(Outcome.NOT_GENUINE, ""),
            result(Outcome.CANCELLED, cancelled.getId()),
            result(Outcome.NOT_GENUINE, replaced.getId()),
            result(Outcome.WRONG_EVENT, elsewhere.getId()),
            result(Outcome.UNKNOWN, ""),
            result(Outcome.ADMITTED, three.getFirst(), evening, "A"));
    assertThat(read(cancelled.getId()).getStatus()).isEqualTo(Ticket.Status.CANCELLED);
    assertThat(read(elsewhere.getId()).getStatus()).isEqualTo(Ticket.Status.VALID);
  }

  @Test
  void aTimeThatCannotBeCountsAsNow() {
    var two = tickets(2);
    for (var wrong :
        List.of(Instant.now().plus(Duration.ofDays(9)), Instant.parse("2020-01-01T00:00:00Z"))) {
      var ticket = two.get(wrong.isBefore(evening) ? 0 : 1);
      var before = Instant.now().minusSeconds(1);

      var taken = sync(scan(ticket, wrong, "Broken clock")).getFirst();
      assertThat(taken.getOutcome()).isEqualTo(Outcome.ADMITTED);
      assertThat(GrpcTimes.instant(taken.getCheckInTime()))
          .isBetween(before, Instant.now().plusSeconds(1));
      assertThat(sync(scan(ticket, evening, "A")))
          .containsExactly(result(Outcome.ADMITTED, ticket, evening, "A"));
    }
  }

  @Test
  void refusesUnknownEventsAndTooMuch() {
    var ticket = tickets(1).getFirst();
    var known = show;
    var unknown =
        SyncCheckInsRequest.newBuilder()
            .setEventId(UUID.randomUUID().toString())
            .addScans(scan(ticket, evening, "A"))
            .build();
    assertThat(refusal(() -> gate().syncCheckIns(unknown)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    var many =
        SyncCheckInsRequest.newBuilder()
            .setEventId(known.eventId().toString())
            .addAllScans(Collections.nCopies(1_001, scan(ticket, evening, "A").build()))
            .build();
    assertThat(refusal(() -> gate().syncCheckIns(many)).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(refusal(() -> gateOf(buyer).syncCheckIns(unknown)).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
  }

  /// The same scans, in any order, in any parts, at any gates, some twice.
  @Test
  void everyOrderOfArrivalEndsTheSame() {
    for (long seed = 1; seed <= 12; seed++) {
      var random = new Random(seed);
      var some = tickets(3);
      var scans = new ArrayList<SyncCheckInsRequest.Scan.Builder>();
      for (int i = 0; i < 14; i++) {
        scans.add(
            scan(
                some.get(random.nextInt(some.size())),
                evening.plusMillis(random.nextInt(4)),
                List.of("", "A", "Z", "a", "é").get(random.nextInt(5))));
      }
      var expected = earliest(scans);
      Collections.shuffle(scans, random);
      while (!scans.isEmpty()) {
        int part = 1 + random.nextInt(Math.min(5, scans.size()));
        sync(scans.subList(0, part).toArray(SyncCheckInsRequest.Scan.Builder[]::new));
        scans.subList(0, random.nextInt(3) == 0 ? part - 1 : part).clear();
      }
      assertThat(state(some)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static Map<String, String> earliest(List<SyncCheckInsRequest.Scan.Builder> scans) {
    var winners = new HashMap<String, String>();
    scans.stream()
        .sorted(
            Comparator.comparing((SyncCheckInsRequest.Scan.Builder scan) ->
                    GrpcTimes.instant(scan.getScanTime()))
                .thenComparing(SyncCheckInsRequest.Scan.Builder::getGate))
        .forEach(scan ->
            winners.putIfAbsent(
                scan.getQrPayload(), GrpcTimes.instant(scan.getScanTime()) + " " + scan.getGate()));
    return winners;
  }

  private Map<String, String> state(List<Ticket> tickets) {
    var state = new HashMap<String, String>();
    tickets.stream()
        .map(ticket -> read(ticket.getId()))
        .filter(Ticket::hasCheckInTime)
        .forEach(ticket ->
            state.put(
                ticket.getQrPayload(),
                GrpcTimes.instant(ticket.getCheckInTime()) + " " + ticket.getCheckInGate()));
    return state;
  }

  @Test
  void gatesThatReportAtOnceAgree() throws Exception {
    var many = tickets(10);
    var turn = new java.util.concurrent.atomic.AtomicInteger();
    var ends =
        atOnce(
            8,
            () -> {
              int gate = turn.getAndIncrement();
              var order = new ArrayList<>(many);
              Collections.shuffle(order, new Random(gate));
              return sync(
                  order.stream()
                      .map(ticket -> scan(ticket, evening.plusSeconds(gate), "Gate " + gate))
                      .toArray(SyncCheckInsRequest.Scan.Builder[]::new));
            });
    assertThat(ends).hasSize(8);
    assertThat(IntStream.range(0, 10).mapToObj(i -> read(many.get(i).getId()).getCheckInGate()))
        .containsOnly("Gate 0");
  }
}
