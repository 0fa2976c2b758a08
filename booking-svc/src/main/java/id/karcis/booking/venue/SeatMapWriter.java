package id.karcis.booking.venue;

import id.karcis.platform.persistence.UuidV7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes a whole seat map in five statements, whatever its size. Sections and seats that stay keep
/// their ids. The caller holds the lock on the venue's row.
@Component
class SeatMapWriter {

  private final JdbcClient jdbc;

  SeatMapWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param sections with the places of all rows
  void write(HallLayout before, List<SectionPlan> sections) {
    var seats = SeatColumns.of(sections, sectionIds(before.venueId(), sections), ids(before));
    deleteOthers(before.venueId(), sections, seats);
    upsert(before.venueId(), seats);
    count(before.venueId());
  }

  private record SeatKey(String section, String row, String number) {}

  /// Gives a seat its id: the one it had, or a new one.
  interface SeatIds {
    UUID of(String section, String row, String number);
  }

  private static SeatIds ids(HallLayout before) {
    var known = new HashMap<SeatKey, UUID>();
    before.seats().forEach(s -> known.put(new SeatKey(s.section(), s.row(), s.number()), s.id()));
    return (section, row, number) -> {
      var id = known.get(new SeatKey(section, row, number));
      return id == null ? UuidV7.next() : id;
    };
  }

  private Map<String, UUID> sectionIds(UUID venueId, List<SectionPlan> sections) {
    var columns = SectionColumns.of(sections);
    var ids = new HashMap<String, UUID>();
    jdbc.sql(
            """
            INSERT INTO venue_sections
              (id, venue_id, position, name, seat_category, standing_capacity)
            SELECT n.id, :venueId, n.position, n.name, n.seat_category, nullif(n.capacity, 0)
            FROM unnest(:ids, :positions, :names, :categories, :capacities)
              AS n (id, position, name, seat_category, capacity)
            ON CONFLICT (venue_id, name) DO UPDATE
            SET position = excluded.position, seat_category = excluded.seat_category,
                standing_capacity = excluded.standing_capacity
            RETURNING name, id
            """)
        .param("venueId", venueId)
        .params(columns.params())
        .query((row, _) -> ids.put(row.getString("name"), row.getObject("id", UUID.class)))
        .list();
    return ids;
  }

  private void deleteOthers(UUID venueId, List<SectionPlan> sections, SeatColumns seats) {
    jdbc.sql(
            """
            DELETE FROM venue_seats s WHERE venue_id = :venueId
              AND NOT EXISTS (SELECT FROM unnest(:ids) AS kept (id) WHERE kept.id = s.id)
            """)
        .param("venueId", venueId)
        .param("ids", seats.ids())
        .update();
    jdbc.sql("DELETE FROM venue_sections WHERE venue_id = :venueId AND name <> ALL (:names)")
        .param("venueId", venueId)
        .param("names", SectionColumns.of(sections).names())
        .update();
  }

  private void upsert(UUID venueId, SeatColumns seats) {
    jdbc.sql(
            """
            INSERT INTO venue_seats (id, venue_id, section_id, row_position, seat_position,
                                     row_label, number, x, y, accessible)
            SELECT n.id, :venueId, n.section_id, n.row_position, n.seat_position,
                   n.row_label, n.number, n.x, n.y, n.accessible
            FROM unnest(:ids, :sections, :rowPositions, :seatPositions, :rows, :numbers, :xs, :ys,
                        :accessible)
              AS n (id, section_id, row_position, seat_position, row_label, number, x, y,
                    accessible)
            ON CONFLICT (id) DO UPDATE
            SET row_position = excluded.row_position, seat_position = excluded.seat_position,
                x = excluded.x, y = excluded.y, accessible = excluded.accessible
            """)
        .param("venueId", venueId)
        .params(seats.params())
        .update();
  }

  private void count(UUID venueId) {
    jdbc.sql(
            """
            UPDATE venues SET
              capacity = (SELECT count(*) FROM venue_seats WHERE venue_id = :id)
                + (SELECT coalesce(sum(standing_capacity), 0) FROM venue_sections
                   WHERE venue_id = :id),
              seat_map_version = seat_map_version + 1, version = version + 1,
              update_time = clock_timestamp()
            WHERE id = :id
            """)
        .param("id", venueId)
        .update();
  }
}
