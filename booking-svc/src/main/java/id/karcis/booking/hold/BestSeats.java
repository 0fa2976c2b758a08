package id.karcis.booking.hold;

import id.karcis.booking.venue.HallLayout;
import id.karcis.booking.venue.HallRow;
import id.karcis.booking.venue.HallSeat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Chooses seats for buyers who leave that to us. Best is nearest to the middle of the stage: the
/// hall's middle from left to right, and 0 metres backwards.
final class BestSeats {

  private final List<HallRow> rows;
  private final double stageX;

  /// Neighbours in one row.
  private record Block(List<HallSeat> seats, double distance) {}

  /// @param rows to choose from
  /// @param stageX metres from the hall's left edge to the middle of the stage
  BestSeats(List<HallRow> rows, double stageX) {
    this.rows = List.copyOf(rows);
    this.stageX = stageX;
  }

  /// Chooses from the seats of one category.
  static BestSeats of(HallLayout layout, String seatCategory) {
    var rows =
        layout.sections().stream()
            .filter(section -> section.seatCategory().equals(seatCategory))
            .flatMap(section -> section.rows().stream())
            .toList();
    var x = layout.seats().mapToDouble(HallSeat::x).summaryStatistics();
    return new BestSeats(rows, (x.getMin() + x.getMax()) / 2);
  }

  /// Whether the hall has seats of the category at all.
  boolean exist() {
    return !rows.isEmpty();
  }

  /// How many seats of the category are not among `taken`.
  int free(Set<UUID> taken) {
    return (int) freeSeats(taken).count();
  }

  /// Neighbours in one row, or else seats as near to each other as there are; left to right within
  /// a row. Empty when fewer than `quantity` are free.
  ///
  /// @param rank 0 for the best block, 1 for the second best that shares no seat with it, and so
  ///   on: for buyers who lost the best to somebody faster; the last one when there are fewer
  Optional<List<UUID>> choose(int quantity, Set<UUID> taken, int rank) {
    var blocks = disjoint(blocks(quantity, taken), rank + 1);
    var seats = blocks.isEmpty() ? together(quantity, taken) : blocks.getLast().seats();
    return seats.size() < quantity
        ? Optional.empty()
        : Optional.of(seats.stream().map(HallSeat::id).toList());
  }

  private List<Block> blocks(int quantity, Set<UUID> taken) {
    var blocks = new ArrayList<Block>();
    for (var row : rows) {
      addBlocks(row.seats(), quantity, taken, blocks);
    }
    blocks.sort(Comparator.comparingDouble(Block::distance));
    return blocks;
  }

  private void addBlocks(List<HallSeat> row, int quantity, Set<UUID> taken, List<Block> blocks) {
    var run = 0;
    for (var i = 0; i < row.size(); i++) {
      run = taken.contains(row.get(i).id()) ? 0 : run + 1;
      if (run >= quantity) {
        var seats = row.subList(i + 1 - quantity, i + 1);
        blocks.add(new Block(seats, distance(seats)));
      }
    }
  }

  private static List<Block> disjoint(List<Block> sorted, int count) {
    var chosen = new ArrayList<Block>();
    for (var block : sorted) {
      if (chosen.stream().noneMatch(other -> overlap(block, other))) {
        chosen.add(block);
      }
      if (chosen.size() == count) {
        break;
      }
    }
    return chosen;
  }

  private static boolean overlap(Block block, Block other) {
    return other.seats().contains(block.seats().getFirst())
        || other.seats().contains(block.seats().getLast());
  }

  /// The free seats nearest to the best free one.
  private List<HallSeat> together(int quantity, Set<UUID> taken) {
    return freeSeats(taken)
        .min(Comparator.comparingDouble(this::distance))
        .map(best -> nearest(best, quantity, taken))
        .orElse(List.of());
  }

  private List<HallSeat> nearest(HallSeat best, int quantity, Set<UUID> taken) {
    return freeSeats(taken)
        .sorted(Comparator.comparingDouble(s -> Math.hypot(s.x() - best.x(), s.y() - best.y())))
        .limit(quantity)
        .sorted(Comparator.comparingDouble(HallSeat::y).thenComparingDouble(HallSeat::x))
        .toList();
  }

  private Stream<HallSeat> freeSeats(Set<UUID> taken) {
    return rows.stream().flatMap(r -> r.seats().stream()).filter(s -> !taken.contains(s.id()));
  }

  private double distance(List<HallSeat> seats) {
    return seats.stream().mapToDouble(this::distance).average().orElse(Double.MAX_VALUE);
  }

  private double distance(HallSeat seat) {
    return Math.hypot(seat.x() - stageX, seat.y());
  }
}
