package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSaleTest {

  private static final Instant START = Instant.parse("2030-01-10T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void isOnSaleWithinItsWindow() {
    var opens = START.minus(DAY.multipliedBy(5));
    var closes = START.minus(DAY);
    var sale = sale(EventStatus.PUBLISHED, opens, closes);

    assertThat(sale.isOnSale(opens.minusNanos(1))).isFalse();
    assertThat(sale.isOnSale(opens)).isTrue();
    assertThat(sale.isOnSale(closes.minusNanos(1))).isTrue();
    assertThat(sale.isOnSale(closes)).isFalse();
  }

  @Test
  void isOnSaleUntilItStartsWithoutAWindow() {
    var sale = sale(EventStatus.PUBLISHED, null, null);

    assertThat(sale.isOnSale(Instant.EPOCH)).isTrue();
    assertThat(sale.isOnSale(START.minusNanos(1))).isTrue();
    assertThat(sale.isOnSale(START)).isFalse();
  }

  @Test
  void saysWhyItIsNotOnSale() {
    for (var status : List.of(EventStatus.DRAFT, EventStatus.CANCELLED, EventStatus.ENDED)) {
      var sale = sale(status, null, null);

      assertThatThrownBy(() -> sale.requireOnSale(Instant.EPOCH))
          .hasMessageContaining("it is " + status)
          .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
          .satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(ErrorReason.EVENT_NOT_ON_SALE);
            assertThat(refusal.metadata())
                .containsEntry("eventId", sale.eventId().toString())
                .containsEntry("status", status.name());
          });
    }
    assertThatThrownBy(
            () -> sale(EventStatus.PUBLISHED, START.minus(DAY), null).requireOnSale(Instant.EPOCH))
        .hasMessageContaining("sales open at");
    assertThatThrownBy(() -> sale(EventStatus.PUBLISHED, null, null).requireOnSale(START))
        .hasMessageContaining("sales closed at");
  }

  @Test
  void pricesFollowThePhases() {
    var early = new Phase("Early Bird", 50, START.minus(DAY.multipliedBy(3)), START.minus(DAY), 0);
    var normal = new Phase("Normal", 80, START.minus(DAY), START, 0);

    assertThat(type(List.of()).priceAt(START)).hasValue(100);
    var phased = type(List.of(early, normal));
    assertThat(phased.priceAt(early.startTime().minusNanos(1))).isEmpty();
    assertThat(phased.priceAt(early.startTime())).hasValue(50);
    assertThat(phased.priceAt(early.endTime())).hasValue(80);
    assertThat(phased.priceAt(START)).isEmpty();
    assertThat(early.overlaps(normal)).isFalse();
    assertThat(early.overlaps(new Phase("x", 1, early.startTime(), START, 0))).isTrue();
  }

  private static EventSale sale(
      EventStatus status, @Nullable Instant opens, @Nullable Instant closes) {
    return new EventSale(
        UUID.randomUUID(),
        UUID.randomUUID(),
        1,
        "Konser",
        status,
        START,
        START.plus(DAY),
        opens,
        closes,
        Duration.ofMinutes(10),
        "IDR",
        "Asia/Jakarta",
        10,
        Map.of(),
        null,
        0,
        RefundPolicy.DEFAULT,
        false,
        List.of());
  }

  private static TicketTypeSale type(List<Phase> phases) {
    var id = UUID.randomUUID();
    var sales = new PhaseSales(phases.stream().map(PhaseSale::unlimited).toList());
    return new TicketTypeSale(id, id, "VIP", "VIP", false, 100, 0, 10, sales);
  }
}
