package id.karcis.booking.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.v1.GetLeaderboardRequest;
import id.karcis.api.booking.v1.Leaderboard;
import id.karcis.api.booking.v1.LeaderboardServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.UuidV7;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeaderboardTest extends SellingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private BuyerNames names;

  private final UUID budi = UUID.randomUUID();
  private final UUID dewi = UUID.randomUUID();
  private final UUID ratna = UUID.randomUUID();
  private TestShow show;

  @BeforeEach
  void people() {
    show = TestShow.create(jdbc, 0, 100);
    know(budi, "Budi Santoso", false);
    know(dewi, "Dewi Lestari", false);
    know(ratna, "", false);
  }

  private static void know(UUID id, String name, boolean out) {
    ACCOUNTS.add(id, id + "@mail.example", name, out);
  }

  private Order buy(UUID buyer, int places) {
    return paid(buyer, places(show, places));
  }

  private Leaderboard leaderboard(int limit) {
    return anonymous(LeaderboardServiceGrpc::newBlockingStub)
        .getLeaderboard(
            GetLeaderboardRequest.newBuilder()
                .setEventId(show.eventId().toString())
                .setLimit(limit)
                .build());
  }

  /// Waits until the list is this one: `rank name tickets` for each.
  private void awaitList(int limit, String... entries) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(leaderboard(limit).getEntriesList())
                .extracting(e -> e.getRank() + " " + e.getName() + " " + e.getTicketCount())
                .containsExactly(entries));
  }

  @Test
  void ranksBuyersByWhatTheyOwn() {
    assertThat(leaderboard(0).getEntriesList()).isEmpty();
    buy(dewi, 2);
    buy(budi, 1);
    buy(budi, 3);
    buy(ratna, 1);

    awaitList(0, "1 Budi S. 4", "2 Dewi L. 2", "3 Anonymous 1");
    awaitList(2, "1 Budi S. 4", "2 Dewi L. 2");
  }

  @Test
  void letsEqualBuyersShareARank() {
    buy(dewi, 2);
    buy(budi, 2);
    know(ratna, "Budi Sudarsono", false);
    buy(ratna, 2);
    var last = UUID.randomUUID();
    know(last, "Ayu", false);
    buy(last, 1);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(leaderboard(0).getEntriesList())
                .extracting(e -> e.getRank())
                .containsExactly(1, 1, 1, 4));
  }

  @Test
  void leavesPeopleOutAndFillsUp() {
    var shy = UUID.randomUUID();
    know(shy, "Shy One", true);
    buy(shy, 5);
    var gone = UUID.randomUUID();
    buy(gone, 4);
    buy(budi, 3);
    buy(dewi, 2);

    awaitList(2, "1 Budi S. 3", "2 Dewi L. 2");

    know(budi, "Budi Santoso", true);
    names.forget();
    awaitList(2, "1 Dewi L. 2");
  }

  @Test
  void forgetsTicketsThatWentBack() {
    var order = buy(budi, 3);
    buy(dewi, 2);
    awaitList(0, "1 Budi S. 3", "2 Dewi L. 2");

    var _ =
        settlement()
            .recordRefund(
                RecordRefundRequest.newBuilder()
                    .setRefundId(UuidV7.next().toString())
                    .setOrderId(order.getId())
                    .setPaymentId(order.getPaymentId())
                    .setAmount(order.getTotal())
                    .build());

    awaitList(0, "1 Dewi L. 2");
  }

  @Test
  void countsAllEventsTogether() {
    buy(budi, 3);
    var first = show;
    show = TestShow.create(jdbc, 0, 100);
    buy(budi, 20);
    awaitList(0, "1 Budi S. 20");
    show = first;
    awaitList(0, "1 Budi S. 3");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    anonymous(LeaderboardServiceGrpc::newBlockingStub)
                        .getLeaderboard(GetLeaderboardRequest.newBuilder().setLimit(100).build())
                        .getEntriesList())
                .anyMatch(e -> e.getName().equals("Budi S.") && e.getTicketCount() == 23));
  }

  @Test
  void hidesUnknownEventsAndDrafts() {
    show.change("UPDATE events SET status = 'DRAFT' WHERE id = ?", show.eventId());
    assertThat(refusal(() -> leaderboard(0)).code()).isEqualTo(Code.NOT_FOUND);
    var request = GetLeaderboardRequest.newBuilder().setEventId(show.eventId().toString()).build();
    assertThat(
            as(UUID.randomUUID(), Role.ADMIN, LeaderboardServiceGrpc::newBlockingStub)
                .getLeaderboard(request)
                .getEntriesList())
        .isEmpty();
    var unknown =
        GetLeaderboardRequest.newBuilder().setEventId(UUID.randomUUID().toString()).build();
    assertThat(
            refusal(() ->
                    anonymous(LeaderboardServiceGrpc::newBlockingStub).getLeaderboard(unknown))
                .code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> leaderboard(101)).reason()).isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void refusesWhileNobodyTellsNames() {
    var mute = UUID.randomUUID();
    ACCOUNTS.breakFor(mute);
    buy(mute, 1);

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(refusal(() -> leaderboard(0)).reason())
                .isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE));
    ACCOUNTS.repair(mute);
    know(mute, "Mute Person", false);
    awaitList(0, "1 Mute P. 1");
  }
}
