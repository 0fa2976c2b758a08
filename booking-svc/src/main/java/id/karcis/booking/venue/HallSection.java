package id.karcis.booking.venue;

import java.util.List;
import java.util.stream.Stream;

/// A part of a hall: rows of seats, or a floor to stand on.
///
/// @param name unique in the hall
/// @param seatCategory decides the price
/// @param standingCapacity people the floor admits; 0 when the section has seats
/// @param rows from the stage backwards; empty on a standing floor
public record HallSection(
    String name, String seatCategory, int standingCapacity, List<HallRow> rows) {

  public HallSection {
    rows = List.copyOf(rows);
  }

  /// Whether this is a floor without seats.
  public boolean standing() {
    return standingCapacity > 0;
  }

  /// Its seats, row by row from the stage, left to right.
  public Stream<HallSeat> seats() {
    return rows.stream().flatMap(row -> row.seats().stream());
  }

  /// How many tickets fit: seats, or places on the floor.
  public int capacity() {
    return standing() ? standingCapacity : rows.stream().mapToInt(r -> r.seats().size()).sum();
  }
}
