package id.karcis.booking.hold;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.venue.HallRow;
import id.karcis.booking.venue.HallSeat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestSeatsTest {

  private static final int WIDTH = 6;
  private static final double MIDDLE = 2.5;

  private final List<HallRow> rows = List.of(row(0), row(1));
  private final BestSeats best = new BestSeats(rows, MIDDLE);

  @Test
  void choosesTheMiddleOfTheFirstRow() {
    assertThat(best.choose(2, Set.of(), 0)).contains(ids(0, 2, 3));
  }

  @Test
  void goesBackARowRatherThanSplitAGroup() {
    var taken = taken(ids(0, 1, 3));

    assertThat(best.choose(3, taken, 0)).contains(ids(1, 1, 2, 3));
  }

  @Test
  void splitsAGroupRatherThanSendItAway() {
    var taken = taken(ids(0, 1, 3, 5), ids(1, 0, 2, 4));

    var chosen = best.choose(3, taken, 0).orElseThrow();

    assertThat(chosen).hasSize(3).doesNotHaveDuplicates().doesNotContainAnyElementsOf(taken);
  }

  @Test
  void findsNothingWhenTooFewAreLeft() {
    var taken = taken(ids(0, 0, 1, 2, 3, 4, 5), ids(1, 0, 1, 2, 3, 4));

    assertThat(best.free(taken)).isEqualTo(1);
    assertThat(best.choose(2, taken, 0)).isEmpty();
    assertThat(best.choose(1, taken, 0)).contains(ids(1, 5));
  }

  @Test
  void sharesNoSeatBetweenRanks() {
    var seen = new HashSet<UUID>();
    for (var rank = 0; rank < 6; rank++) {
      var chosen = best.choose(2, Set.of(), rank).orElseThrow();
      assertThat(seen).doesNotContainAnyElementsOf(chosen);
      seen.addAll(chosen);
    }
    assertThat(best.choose(2, Set.of(), 99)).isPresent();
  }

  @Test
  void knowsThatACategoryHasNoSeats() {
    assertThat(new BestSeats(List.of(), MIDDLE).exist()).isFalse();
  }

  private List<UUID> ids(int row, int... seats) {
    return IntStream.of(seats).mapToObj(i -> rows.get(row).seats().get(i).id()).toList();
  }

  @SafeVarargs
  private static Set<UUID> taken(List<UUID>... lists) {
    var taken = new HashSet<UUID>();
    for (var list : lists) {
      taken.addAll(list);
    }
    return taken;
  }

  private static HallRow row(int position) {
    return new HallRow(
        "R" + position,
        IntStream.range(0, WIDTH)
            .mapToObj(i ->
                new HallSeat(
                    UUID.randomUUID(),
                    "Hall",
                    "VIP",
                    "R" + position,
                    Integer.toString(i + 1),
                    i,
                    3 + position,
                    false,
                    position,
                    i))
            .toList());
  }
}
