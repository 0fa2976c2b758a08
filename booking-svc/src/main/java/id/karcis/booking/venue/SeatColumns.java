package id.karcis.booking.venue;

import id.karcis.booking.venue.SeatMapWriter.SeatIds;
import id.karcis.booking.venue.SectionPlan.PlacePlan;
import id.karcis.booking.venue.SectionPlan.RowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/// Seats as columns, to be written by one statement.
record SeatColumns(SqlArrayValue ids, Map<String, SqlArrayValue> params) {

  private record Seat(
      UUID id, UUID section, int rowPosition, int seatPosition, String row, PlacePlan place) {}

  /// @param sections with the places of all rows
  /// @param sectionIds by name
  static SeatColumns of(List<SectionPlan> sections, Map<String, UUID> sectionIds, SeatIds seatIds) {
    var seats = new ArrayList<Seat>();
    for (var section : sections) {
      var sectionId = Objects.requireNonNull(sectionIds.get(section.name()));
      for (var r = 0; r < section.rows().size(); r++) {
        addRow(seats, section, sectionId, r, seatIds);
      }
    }
    return columns(seats);
  }

  private static void addRow(
      List<Seat> seats, SectionPlan section, UUID sectionId, int rowPosition, SeatIds seatIds) {
    RowPlan row = section.rows().get(rowPosition);
    for (var s = 0; s < row.places().size(); s++) {
      var place = row.places().get(s);
      var id = seatIds.of(section.name(), row.label(), place.number());
      seats.add(new Seat(id, sectionId, rowPosition, s, row.label(), place));
    }
  }

  private static SeatColumns columns(List<Seat> seats) {
    var ids = column("uuid", seats, Seat::id);
    return new SeatColumns(
        ids,
        Map.of(
            "ids", ids,
            "sections", column("uuid", seats, Seat::section),
            "rowPositions", column("int4", seats, Seat::rowPosition),
            "seatPositions", column("int4", seats, Seat::seatPosition),
            "rows", column("text", seats, Seat::row),
            "numbers", column("text", seats, s -> s.place().number()),
            "xs", column("float8", seats, s -> s.place().x()),
            "ys", column("float8", seats, s -> s.place().y()),
            "accessible", column("bool", seats, s -> s.place().accessible())));
  }

  private static SqlArrayValue column(String type, List<Seat> seats, Function<Seat, Object> value) {
    return new SqlArrayValue(type, seats.stream().map(value).toArray());
  }
}
