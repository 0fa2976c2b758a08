package id.karcis.local.demo;

import id.karcis.api.booking.v1.SeatMap;

/// Rows of seats that curve around the stage: a section of a [Hall].
///
/// @param seats in all rows together
/// @param firstRadiusMetres of the row nearest to the stage, measured from the point it curves
///   around
/// @param pitchMetres from row to row
/// @param centreDegrees where its middle looks from: 0 is straight ahead of the stage, negative is
///   left
/// @param accessible wheelchair places at each end of the first row
record Block(
    String section,
    String category,
    int seats,
    int rows,
    double firstRadiusMetres,
    double pitchMetres,
    double centreDegrees,
    int accessible) {

  /// Width of a seat with its armrest.
  static final double SEAT_METRES = 0.54;

  private static final String ROW_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  SeatMap.Section.Builder toSection() {
    var seated = SeatMap.Seated.newBuilder();
    var placed = 0;
    for (var row = 0; row < rows; row++) {
      // Wider circles take more seats; the running total keeps the sum exact.
      var upToHere = (int) Math.round(seats * radiusSum(row + 1) / radiusSum(rows));
      seated.addRows(row(row, upToHere - placed));
      placed = upToHere;
    }
    return SeatMap.Section.newBuilder()
        .setName(section)
        .setSeatCategory(category)
        .setSeated(seated);
  }

  private double radius(int row) {
    return firstRadiusMetres + row * pitchMetres;
  }

  private double radiusSum(int rowCount) {
    return rowCount * (radius(0) + radius(rowCount - 1)) / 2;
  }

  private SeatMap.Row row(int row, int count) {
    var result = SeatMap.Row.newBuilder().setLabel(label(row));
    var step = SEAT_METRES / radius(row);
    for (var seat = 0; seat < count; seat++) {
      var angle = Math.toRadians(centreDegrees) + (seat - (count - 1) / 2.0) * step;
      result.addSeats(
          SeatMap.Place.newBuilder()
              .setNumber(String.valueOf(seat + 1))
              .setX(radius(row) * Math.sin(angle))
              .setY(radius(row) * Math.cos(angle))
              .setAccessible(row == 0 && (seat < accessible || seat >= count - accessible)));
    }
    return result.build();
  }

  /// I and O are left out: on a ticket they look like numbers.
  private static String label(int row) {
    var letters = ROW_LETTERS.length();
    var last = String.valueOf(ROW_LETTERS.charAt(row % letters));
    return row < letters ? last : ROW_LETTERS.charAt(row / letters - 1) + last;
  }
}
