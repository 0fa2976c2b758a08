package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.hold.BookingInstance;
import id.karcis.platform.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The last tickets of phases under a crowd, spread over two instances whose Redis dies meanwhile.
class PhaseContentionTest {

  private static final int BUYERS = 120;
  private static final int EARLY = 60;
  private static final int PRESALE = 45;
  private static final long EARLY_PRICE = 100;
  private static final long PRESALE_PRICE = 200;
  private static final long NORMAL_PRICE = 300;
  private static final Duration DAY = Duration.ofDays(1);

  /// The pool waits long, as in [SellingTest].
  private static final Map<String, Object> PATIENT =
      Map.of("spring.datasource.hikari.connection-timeout", "30000");

  @Test
  void sellsExactlyAsManyAtTheEarlyPriceAsThereAre() throws Exception {
    var database = TestServers.newDatabase();
    try (var redis = TestServers.newRedis();
        var one = BookingInstance.start(database, redis.uri(), PATIENT);
        var two = BookingInstance.start(database, redis.uri(), PATIENT)) {
      var show = show(one);
      var wanted = orderByACrowd(List.of(one, two), show, redis::kill);
      assertThat(wanted).as("enough to sell out both").isGreaterThan(EARLY + PRESALE);
      assertThat(redis.isRunning()).isFalse();
      assertThat(sold(show, "Early", EARLY_PRICE)).isEqualTo(EARLY);
      assertThat(sold(show, "Presale", PRESALE_PRICE)).isEqualTo(PRESALE);
      assertThat(sold(show, "Normal", NORMAL_PRICE)).isEqualTo(wanted - EARLY - PRESALE);
      assertThat(show.claimed(show.standingType(), "Early")).isEqualTo(EARLY);
      assertThat(show.claimed(show.standingType(), "Presale")).isEqualTo(PRESALE);
      assertThat(
              show.number(
                  "SELECT sum(quantity) FROM phase_claims WHERE event_id = ?", show.eventId()))
          .isEqualTo(EARLY + PRESALE);
    }
  }

  private static TestShow show(BookingInstance instance) {
    var show = TestShow.create(instance.jdbc(), 1, BUYERS * 4);
    var type = show.standingType();
    return show.plusPhase(type, "Early", EARLY_PRICE, EARLY, DAY.negated(), DAY)
        .plusPhase(type, "Presale", PRESALE_PRICE, PRESALE, DAY, DAY.multipliedBy(2))
        .plusPhase(type, "Normal", NORMAL_PRICE, 0, DAY.multipliedBy(2), DAY.multipliedBy(3));
  }

  /// Everybody gets what they want, at whatever price.
  private static int orderByACrowd(List<BookingInstance> instances, TestShow show, Runnable halfway)
      throws Exception {
    var turn = new AtomicInteger();
    return SellingTest.atOnce(
            BUYERS,
            () -> {
              var buyer = turn.getAndIncrement();
              if (buyer == BUYERS / 4) {
                halfway.run();
              }
              int places = ThreadLocalRandom.current().nextInt(1, 5);
              var _ =
                  instances
                      .get(buyer % instances.size())
                      .orders(UUID.randomUUID())
                      .createOrder(SellingTest.places(show, places));
              return places;
            })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /// Tickets of a phase, all of them at its price.
  private static int sold(TestShow show, String phase, long price) {
    return show.number(
        """
        SELECT coalesce(sum(i.quantity), 0) FROM order_items i JOIN orders o ON o.id = i.order_id
        WHERE o.event_id = ? AND i.phase = ? AND i.unit_price_minor = ?
        """,
        show.eventId(),
        phase,
        price);
  }
}
