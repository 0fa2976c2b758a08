package id.karcis.booking.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.Role;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeasonLimitTest extends SellingTest {

  private static final int LIMIT = 7;

  private final UUID buyer = UUID.randomUUID();

  /// Shows of one season.
  private List<TestShow> season(int shows) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO seasons (id, name, max_tickets_per_user, create_time, update_time, version)
            VALUES (:id, :id::text, :limit, now(), now(), 0)
            """)
        .param("id", id)
        .param("limit", LIMIT)
        .update();
    return Stream.generate(() -> TestShow.create(jdbc, 20, 100))
        .limit(shows)
        .map(s -> s.change("UPDATE events SET season_id = ? WHERE id = ?", id, s.eventId()))
        .toList();
  }

  private Refusal refused(CreateOrderRequest order) {
    return refusal(() -> orders(buyer).createOrder(order));
  }

  private void hold(TestShow show, int... seats) {
    var request = HoldSeatsRequest.newBuilder().setEventId(show.eventId().toString());
    for (var seat : seats) {
      request.addSeatIds(show.seat(seat).toString());
    }
    var _ = buyer(buyer, HoldServiceGrpc::newBlockingStub).holdSeats(request.build());
  }

  @Test
  void countsHoldsOrdersAndTicketsOfAllItsEvents() {
    var shows = season(3);
    hold(shows.get(0), 0, 1);
    var _ = orders(buyer).createOrder(places(shows.get(1), 2));
    paid(buyer, places(shows.get(2), 2));

    var refusal = refused(places(shows.get(0), 2));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    assertThat(refusal.metadata())
        .containsEntry("scope", "SEASON")
        .containsEntry("limit", "7")
        .containsEntry("owned", "6")
        .containsEntry("requested", "2");
    assertThat(refusal(() -> hold(shows.get(1), 3, 4)).metadata()).containsEntry("scope", "SEASON");
    hold(shows.get(1), 5);
  }

  @Test
  void forgetsWhatRanOutAndWhatWasCancelled() {
    var shows = season(2);
    var order = orders(buyer).createOrder(places(shows.get(0), 5));
    assertThat(refused(places(shows.get(1), 5)).reason())
        .isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);

    shows.get(0).runOut(id(order));

    var _ = orders(buyer).createOrder(places(shows.get(1), 5));
  }

  @Test
  void leavesOtherBuyersAndOtherSeasonsAlone() {
    var _ = orders(buyer).createOrder(places(season(1).getFirst(), LIMIT));
    var _ = orders(buyer).createOrder(places(season(1).getFirst(), LIMIT));
    var _ = orders(buyer).createOrder(places(TestShow.create(jdbc, 1, 10), 10));
    assertThat(
            jdbc.sql("SELECT count(*) FROM season_buyers WHERE user_id = ?")
                .param(buyer)
                .query(Integer.class)
                .single())
        .as("only limited seasons cost anything")
        .isEqualTo(2);
  }

  @Test
  void holdsUnderParallelOrdersOverItsEvents() throws Exception {
    var shows = season(3);
    var number = new AtomicInteger();
    // An admin, because other buyers are not let through so fast.
    var orders = as(buyer, Role.ADMIN, OrderServiceGrpc::newBlockingStub);
    var holds = as(buyer, Role.ADMIN, HoldServiceGrpc::newBlockingStub);

    var refusals =
        atOnce(
            50,
            () -> {
              var n = number.getAndIncrement();
              var show = shows.get(n % shows.size());
              try {
                if (n % 2 == 0) {
                  var _ = orders.createOrder(places(show, 1 + n % 3));
                } else {
                  var _ =
                      holds.holdSeats(
                          HoldSeatsRequest.newBuilder()
                              .setEventId(show.eventId().toString())
                              .addSeatIds(show.seat(n / shows.size()).toString())
                              .build());
                }
                return Optional.<Refusal>empty();
              } catch (StatusRuntimeException e) {
                return Optional.of(refusal(e));
              }
            });

    assertThat(
            jdbc.sql("SELECT sum(quantity) FROM buyer_claims WHERE user_id = ?")
                .param(buyer)
                .query(Integer.class)
                .single())
        .isEqualTo(LIMIT);
    assertThat(refusals.stream().flatMap(Optional::stream))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.metadata()).containsEntry("scope", "SEASON"));
  }
}
