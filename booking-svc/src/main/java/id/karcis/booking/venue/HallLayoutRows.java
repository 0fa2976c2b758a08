package id.karcis.booking.venue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads a [HallLayout] in one statement, hence from one snapshot: a row per seat, or per section
/// without seats.
final class HallLayoutRows {

  static final String SQL =
      """
      SELECT v.id, v.seat_map_version, s.name AS section, s.seat_category, s.standing_capacity,
             p.id AS seat_id, p.row_label, p.number, p.x, p.y, p.accessible, p.row_position,
             p.seat_position
      FROM venues v
      LEFT JOIN venue_sections s ON s.venue_id = v.id
      LEFT JOIN venue_seats p ON p.section_id = s.id
      WHERE v.id = :id
      ORDER BY s.position, p.row_position, p.seat_position
      """;

  private final List<HallSection> sections = new ArrayList<>();
  private final List<HallRow> rows = new ArrayList<>();
  private final List<HallSeat> seats = new ArrayList<>();

  /// Seats share equal texts: a hall has 40,000 seats and a few hundred distinct numbers.
  private final Map<String, String> texts = new HashMap<>();

  private HallLayoutRows() {}

  static Optional<HallLayout> read(ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    var venueId = row.getObject("id", UUID.class);
    var version = row.getLong("seat_map_version");
    var sections = row.getString("section") == null ? List.<HallSection>of() : sections(row);
    return Optional.of(new HallLayout(venueId, version, sections));
  }

  private static List<HallSection> sections(ResultSet row) throws SQLException {
    var reading = new HallLayoutRows();
    var more = true;
    while (more) {
      more = reading.section(row);
    }
    return reading.sections;
  }

  /// Takes in the section that `row` is at and says whether another one follows.
  private boolean section(ResultSet row) throws SQLException {
    var name = text(row, "section");
    var category = text(row, "seat_category");
    var standingCapacity = row.getInt("standing_capacity");
    boolean more;
    do {
      if (row.getObject("seat_id") != null) {
        add(seat(row, name, category));
      }
      more = row.next();
    } while (more && row.getString("section").equals(name));
    endRow();
    sections.add(new HallSection(name, category, standingCapacity, rows));
    rows.clear();
    return more;
  }

  private void add(HallSeat seat) {
    if (!seats.isEmpty() && seats.getLast().rowPosition() != seat.rowPosition()) {
      endRow();
    }
    seats.add(seat);
  }

  private void endRow() {
    if (!seats.isEmpty()) {
      rows.add(new HallRow(seats.getFirst().row(), seats));
      seats.clear();
    }
  }

  private HallSeat seat(ResultSet row, String section, String category) throws SQLException {
    return new HallSeat(
        row.getObject("seat_id", UUID.class),
        section,
        category,
        text(row, "row_label"),
        text(row, "number"),
        row.getDouble("x"),
        row.getDouble("y"),
        row.getBoolean("accessible"),
        row.getInt("row_position"),
        row.getInt("seat_position"));
  }

  private String text(ResultSet row, String column) throws SQLException {
    return texts.computeIfAbsent(row.getString(column), text -> text);
  }
}
