package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Standing places under a crowd.
class StandingStockContentionTest extends SellingTest {

  private static final int BUYERS = 200;
  private static final int PLACES = 120;

  @Autowired private OrderSweep sweep;

  @Test
  void neverSellsMoreThanThereAre() throws Exception {
    var show = TestShow.create(jdbc, 1, PLACES);
    var ends = orderByACrowd(show);
    int sold = ends.stream().flatMap(Optional::stream).mapToInt(Integer::intValue).sum();
    assertThat(sold).isBetween(PLACES - 3, PLACES);
    assertThat(show.claimed()).isEqualTo(sold);
    assertThat(claims(show)).isEqualTo(sold);
  }

  @Test
  void takesExpiredPlacesBackOnceUnderACrowd() throws Exception {
    var show = TestShow.create(jdbc, 1, PLACES);
    for (int i = 0; i < PLACES / 10; i++) {
      show.runOut(id(orders(UUID.randomUUID()).createOrder(places(show, 10))));
    }
    var ends = orderByACrowd(show);
    int sold = ends.stream().flatMap(Optional::stream).mapToInt(Integer::intValue).sum();
    assertThat(sold).isBetween(PLACES - 3, PLACES);
    assertThat(show.claimed()).isEqualTo(sold);
    sweep.sweep();
    assertThat(show.claimed()).isEqualTo(sold);
    assertThat(claims(show)).isEqualTo(sold);
  }

  @Test
  void sweepingFreesWhatRanOut() {
    var show = TestShow.create(jdbc, 2, 5);
    var buyer = UUID.randomUUID();
    var seated = orders(buyer).createOrder(seats(show, show.seat(0)));
    var standing = orders(buyer).createOrder(places(show, 3));
    show.runOut(id(seated)).runOut(id(standing));
    sweep.sweep();
    assertThat(show.claimed()).isZero();
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    assertThat(
            show.number(
                "SELECT count(*) FROM orders WHERE event_id = ? AND status = 'EXPIRED'",
                show.eventId()))
        .isEqualTo(2);
    assertThat(show.number("SELECT count(*) FROM buyer_claims WHERE event_id = ?", show.eventId()))
        .isZero();
  }

  private List<Optional<Integer>> orderByACrowd(TestShow show) throws Exception {
    return atOnce(
        BUYERS,
        () -> {
          int wanted = ThreadLocalRandom.current().nextInt(1, 5);
          try {
            orders(UUID.randomUUID()).createOrder(places(show, wanted));
            return Optional.of(wanted);
          } catch (StatusRuntimeException e) {
            assertThat(refusal(e).reason()).isEqualTo(ErrorReason.SOLD_OUT);
            return Optional.empty();
          }
        });
  }

  private static int claims(TestShow show) {
    return show.number(
        "SELECT coalesce(sum(quantity), 0) FROM standing_claims WHERE event_id = ?",
        show.eventId());
  }
}
