package id.karcis.booking.venue;

import id.karcis.booking.venue.SectionPlan.PlacePlan;
import id.karcis.booking.venue.SectionPlan.RowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lays out the rows that came as a number of seats: straight lines, centred in the hall, one
/// behind the other, each section behind the ones before it.
final class SeatMapDrawing {

  /// Metres from row to row and seat to seat, as usual for fixed seats.
  static final double ROW_PITCH = 0.9;

  static final double SEAT_PITCH = 0.55;

  /// Keeps coordinates free of binary noise: a tenth of a millimetre.
  private static final double GRID = 10_000;

  private final double hallWidth;
  private double nextY;

  private SeatMapDrawing(double hallWidth) {
    this.hallWidth = hallWidth;
  }

  /// Returns the same sections with every row's places given.
  static List<SectionPlan> draw(List<SectionPlan> sections) {
    var drawing = new SeatMapDrawing(width(sections));
    var drawn = new ArrayList<SectionPlan>();
    for (var section : sections) {
      var rows = section.rows().stream().map(drawing::row).toList();
      drawn.add(
          new SectionPlan(
              section.name(), section.seatCategory(), section.standingCapacity(), rows));
      drawing.leaveGangway(section);
    }
    return drawn;
  }

  private RowPlan row(RowPlan row) {
    var places = row.counted() ? line(row.seatCount()) : row.places();
    var last = places.stream().mapToDouble(PlacePlan::y).max().orElse(nextY);
    nextY = Math.max(nextY, last + ROW_PITCH);
    return new RowPlan(row.label(), places, 0);
  }

  private List<PlacePlan> line(int seats) {
    var left = (hallWidth - lineWidth(seats)) / 2;
    return IntStream.range(0, seats).mapToObj(i -> place(i + 1, left + i * SEAT_PITCH)).toList();
  }

  private PlacePlan place(int number, double x) {
    return new PlacePlan(Integer.toString(number), onGrid(x), onGrid(nextY), false);
  }

  private void leaveGangway(SectionPlan section) {
    if (!section.standing()) {
      nextY += ROW_PITCH;
    }
  }

  private static double width(List<SectionPlan> sections) {
    return sections.stream()
        .flatMap(section -> section.rows().stream())
        .mapToDouble(SeatMapDrawing::right)
        .max()
        .orElse(0);
  }

  private static double right(RowPlan row) {
    return row.counted()
        ? lineWidth(row.seatCount())
        : row.places().stream().mapToDouble(PlacePlan::x).max().orElse(0);
  }

  private static double lineWidth(int seats) {
    return (seats - 1) * SEAT_PITCH;
  }

  private static double onGrid(double metres) {
    return Math.round(metres * GRID) / GRID;
  }
}
