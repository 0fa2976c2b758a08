package id.karcis.booking.cart;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.cart.Checkout.Wish;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Carts where neither Redis nor payment-svc answers: the database decides, only slower.
class CartWithoutRedisTest {

  private static final int CROWD = 8;
  private static final String NOWHERE = "redis://127.0.0.1:1";
  private static final Wish PLAIN = new Wish(null, "SIMULATED", null);

  @Test
  void sellsASeatOnceAndACartOnce() throws Exception {
    try (var booking =
        BookingInstance.start(
            TestServers.newDatabase(), NOWHERE, Map.of("karcis.payment.address", "127.0.0.1:1"))) {
      var show = TestShow.create(booking.jdbc(), 1, CROWD);
      var adding = booking.beans().getBean(CartAdding.class);
      var store = booking.beans().getBean(CartStore.class);
      var checkout = booking.beans().getBean(Checkout.class);
      var buyers = IntStream.range(0, CROWD).mapToObj(_ -> UUID.randomUUID()).toList();

      atOnce(
          buyers,
          buyer -> adding.addSeats(buyer, UuidV7.next(), show.eventId(), show.seatIds()),
          ErrorReason.SEAT_UNAVAILABLE);
      var winner = buyers.stream().filter(buyer -> store.find(buyer).isPresent()).toList();
      assertThat(winner).hasSize(1);

      var same = IntStream.range(0, CROWD).mapToObj(_ -> winner.getFirst()).toList();
      atOnce(same, buyer -> checkout.checkOut(UuidV7.next(), buyer, PLAIN), ErrorReason.CART_EMPTY);
      assertThat(show.number("SELECT count(*) FROM orders WHERE payment_id IS NULL")).isEqualTo(1);
      assertThat(show.number("SELECT count(*) FROM seat_claims WHERE order_id IS NOT NULL"))
          .isEqualTo(1);
    }
  }

  private interface Attempt {
    void by(UUID buyer);
  }

  private static void atOnce(List<UUID> buyers, Attempt attempt, ErrorReason expected)
      throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          buyers.stream().map(buyer -> (Callable<Integer>) () -> once(buyer, attempt, expected));
      int won = 0;
      for (var call : executor.invokeAll(calls.toList())) {
        won += call.get();
      }
      assertThat(won).isEqualTo(1);
    }
  }

  private static int once(UUID buyer, Attempt attempt, ErrorReason expected) {
    try {
      attempt.by(buyer);
      return 1;
    } catch (Refusal refusal) {
      assertThat(refusal.reason()).isEqualTo(expected);
      return 0;
    }
  }
}
