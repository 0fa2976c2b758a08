package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.event.PhaseSales.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which phase sells, by time and by what is left. Three phases of a day each; a day lies between
/// the second and the third.
class PhaseSalesTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Phase EARLY = phase("Early", 100, 0, 10);
  private static final Phase PRESALE = phase("Presale", 200, 1, 5);
  private static final Phase NORMAL = phase("Normal", 300, 3, Phase.NO_LIMIT);

  @Test
  void withoutPhasesTheUsualPriceHoldsAlways() {
    assertThat(PhaseSales.NONE.priceAt(START, 70)).hasValue(70);
    assertThat(PhaseSales.NONE.inForce(START)).isEmpty();
  }

  @Test
  void timeAloneDecidesWhileNothingIsUsedUp() {
    var sales = left(10, 5);
    assertThat(sales.inForce(hours(-1))).isEmpty();
    assertThat(sales.inForce(hours(0))).contains(EARLY);
    assertThat(sales.inForce(hours(24))).contains(PRESALE);
    assertThat(sales.inForce(hours(48))).isEmpty();
    assertThat(sales.inForce(hours(72))).contains(NORMAL);
    assertThat(sales.inForce(hours(96))).isEmpty();
  }

  @Test
  void aPhaseThatIsUsedUpGivesWayBeforeTheNextOnesStart() {
    assertThat(left(0, 5).inForce(hours(1))).contains(PRESALE);
    assertThat(left(0, 5).priceAt(hours(1), 70)).hasValue(200);
    assertThat(left(0, 0).inForce(hours(1))).contains(NORMAL);
  }

  @Test
  void whatBeganEarlyGoesOnWhenTheWindowInFrontIsOver() {
    assertThat(left(0, 0).inForce(hours(50))).contains(NORMAL);
  }

  @Test
  void aPhaseThatEndedByTimeLetsTheNextOneWaitForItsStart() {
    assertThat(left(3, 1).inForce(hours(50))).isEmpty();
    assertThat(left(3, 0).inForce(hours(25))).contains(NORMAL);
  }

  @Test
  void nothingBeginsBeforeTheFirstPhase() {
    assertThat(left(0, 0).inForce(hours(-1))).isEmpty();
    assertThat(left(0, 0).usedUp(hours(-1))).isFalse();
  }

  @Test
  void whatIsMoreThanIsLeftGoesToTheNextPhases() {
    assertThat(left(3, 5).shares(2, START)).containsExactly(new Share(EARLY, 2));
    assertThat(left(3, 5).shares(3, START)).containsExactly(new Share(EARLY, 3));
    assertThat(left(3, 5).shares(10, START))
        .containsExactly(new Share(EARLY, 3), new Share(PRESALE, 5), new Share(NORMAL, 2));
  }

  @Test
  void theLastPhaseEndsWhenItIsUsedUp() {
    var sales = new PhaseSales(List.of(new PhaseSale(EARLY, 2)));
    assertThat(sales.shares(5, START)).containsExactly(new Share(EARLY, 2));
    var empty = new PhaseSales(List.of(new PhaseSale(EARLY, 0)));
    assertThat(empty.inForce(START)).isEmpty();
    assertThat(empty.usedUp(START)).isTrue();
    assertThat(empty.usedUp(hours(25))).isFalse();
  }

  private static PhaseSales left(int early, int presale) {
    return new PhaseSales(
        List.of(
            new PhaseSale(EARLY, early),
            new PhaseSale(PRESALE, presale),
            PhaseSale.unlimited(NORMAL)));
  }

  private static Phase phase(String name, long price, int day, int quantity) {
    var start = START.plus(Duration.ofDays(day));
    return new Phase(name, price, start, start.plus(Duration.ofDays(1)), quantity);
  }

  private static Instant hours(int hours) {
    return START.plus(Duration.ofHours(hours));
  }
}
