package id.karcis.booking.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventStatus;
import id.karcis.booking.event.PhaseSales;
import id.karcis.booking.event.RefundPolicy;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.limit.ClaimOutcome.Exceeded;
import id.karcis.booking.limit.ClaimOutcome.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitRulesTest {

  private static final UUID VIP = UUID.randomUUID();
  private static final UUID FLOOR = UUID.randomUUID();

  @Test
  void limitsNothingByDefault() {
    var sale = sale(0, Map.of(), 0);

    assertThat(LimitRules.apply(sale)).isFalse();
    assertThat(LimitRules.exceeded(sale, Map.of(VIP, 900), Map.of(VIP, 99))).isEmpty();
  }

  @Test
  void countsAllTypesAgainstTheEvent() {
    var sale = sale(5, Map.of(), 0);

    assertThat(LimitRules.apply(sale)).isTrue();
    assertThat(LimitRules.exceeded(sale, Map.of(VIP, 2, FLOOR, 1), Map.of(VIP, 2))).isEmpty();
    assertThat(LimitRules.exceeded(sale, Map.of(VIP, 2, FLOOR, 1), Map.of(VIP, 1, FLOOR, 2)))
        .contains(new Exceeded(Scope.EVENT, 5, 3, 3));
  }

  @Test
  void countsACategoryByItself() {
    var sale = sale(0, Map.of("VIP", 2), 0);

    assertThat(LimitRules.apply(sale)).isTrue();
    assertThat(LimitRules.exceeded(sale, Map.of(FLOOR, 9), Map.of(VIP, 2, FLOOR, 9))).isEmpty();
    assertThat(LimitRules.exceeded(sale, Map.of(VIP, 1), Map.of(VIP, 2)))
        .contains(new Exceeded(Scope.SEAT_CATEGORY, 2, 1, 2));
  }

  @Test
  void countsATicketTypeByItself() {
    var sale = sale(0, Map.of(), 4);

    assertThat(LimitRules.apply(sale)).isTrue();
    assertThat(LimitRules.exceeded(sale, Map.of(FLOOR, 4), Map.of(VIP, 1))).isEmpty();
    assertThat(LimitRules.exceeded(sale, Map.of(FLOOR, 4), Map.of(FLOOR, 1)))
        .contains(new Exceeded(Scope.TICKET_TYPE, 4, 4, 1));
  }

  @Test
  void countsAllTypesAgainstTheSeason() {
    var sale = sale(0, Map.of(), 0, 6);

    assertThat(LimitRules.exceededInSeason(sale, 4, Map.of(VIP, 1, FLOOR, 1))).isEmpty();
    assertThat(LimitRules.exceededInSeason(sale, 4, Map.of(VIP, 1, FLOOR, 2)))
        .contains(new Exceeded(Scope.SEASON, 6, 4, 3));
    assertThat(LimitRules.exceededInSeason(sale(0, Map.of(), 0, 0), 900, Map.of(VIP, 99)))
        .isEmpty();
  }

  private static EventSale sale(int perEvent, Map<String, Integer> perCategory, int perFloorType) {
    return sale(perEvent, perCategory, perFloorType, 0);
  }

  private static EventSale sale(
      int perEvent, Map<String, Integer> perCategory, int perFloorType, int perSeason) {
    var id = UUID.randomUUID();
    var start = Instant.parse("2030-01-01T12:00:00Z");
    return new EventSale(
        id,
        UUID.randomUUID(),
        1,
        "Konser",
        EventStatus.PUBLISHED,
        start,
        start.plusSeconds(60),
        null,
        null,
        Duration.ofMinutes(10),
        "IDR",
        "Asia/Jakarta",
        perEvent,
        perCategory,
        perSeason == 0 ? null : UUID.randomUUID(),
        perSeason,
        RefundPolicy.DEFAULT,
        false,
        List.of(
            new TicketTypeSale(VIP, id, "VIP", "VIP", false, 1, 0, 10, PhaseSales.NONE),
            new TicketTypeSale(
                FLOOR, id, "Floor", "FLOOR", true, 1, perFloorType, 10, PhaseSales.NONE)));
  }
}
