package id.karcis.booking.dashboard;

import id.karcis.booking.dashboard.Figures.Section;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.venue.HallLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells how full the sections of an event are, within the snapshot of the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SectionQueries {

  private static final String SOLD =
      """
      SELECT seat_category, section, sum(sold) - sum(cancelled) AS tickets
      FROM (SELECT seat_category, section, sold, cancelled
            FROM sales_by_section WHERE event_id = :event
            UNION ALL
            SELECT seat_category, section, sold, cancelled
            FROM sale_changes WHERE event_id = :event AND (sold > 0 OR cancelled > 0)) AS figures
      GROUP BY seat_category, section
      """;

  /// Seats that can neither be had nor are sold.
  private static final String KEPT_SEATS =
      """
      SELECT seat_id, state = 'BLOCKED' AS blocked FROM seat_claims
      WHERE event_id = :event AND (state = 'BLOCKED' OR (state = 'HELD' AND expire_time > now()))
      """;

  private static final String KEPT_PLACES =
      """
      SELECT t.seat_category, sum(c.quantity) AS tickets
      FROM standing_claims c JOIN ticket_types t ON t.id = c.ticket_type_id
      WHERE c.event_id = :event AND c.expire_time > now()
      GROUP BY t.seat_category
      """;

  private final JdbcClient jdbc;

  SectionQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(String seatCategory, String section) {}

  /// What is kept of a section.
  private record Kept(long held, long blocked) {
    static final Kept NOTHING = new Kept(0, 0);

    Kept plus(Kept other) {
      return new Kept(held + other.held, blocked + other.blocked);
    }
  }

  /// Sections of which tickets can be sold, in the order of the hall; floors of one category are
  /// one section, named by it.
  List<Section> of(EventSale event, HallLayout hall) {
    var sold = sold(event.eventId());
    var kept = kept(event.eventId(), hall);
    return capacities(event, hall).entrySet().stream()
        .map(entry -> section(entry.getKey(), entry.getValue(), sold, kept))
        .toList();
  }

  private static Section section(Key key, long capacity, Map<Key, Long> sold, Map<Key, Kept> kept) {
    var keptHere = kept.getOrDefault(key, Kept.NOTHING);
    return new Section(
        key.section,
        key.seatCategory,
        capacity,
        sold.getOrDefault(key, 0L),
        keptHere.held,
        keptHere.blocked);
  }

  private static Map<Key, Long> capacities(EventSale event, HallLayout hall) {
    var capacities = new LinkedHashMap<Key, Long>();
    for (var section : hall.sections()) {
      var category = section.seatCategory();
      event
          .ticketTypeFor(category)
          .ifPresent(type ->
              capacities.put(
                  new Key(category, type.standing() ? category : section.name()),
                  (long) (type.standing() ? type.quantity() : section.capacity())));
    }
    return capacities;
  }

  private Map<Key, Long> sold(UUID event) {
    return jdbc.sql(SOLD)
        .param("event", event)
        .query(rows -> {
          var sold = new HashMap<Key, Long>();
          while (rows.next()) {
            sold.put(key(rows), rows.getLong("tickets"));
          }
          return sold;
        });
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getString("seat_category"), row.getString("section"));
  }

  private Map<Key, Kept> kept(UUID event, HallLayout hall) {
    var kept = keptSeats(event, hall);
    jdbc.sql(KEPT_PLACES)
        .param("event", event)
        .query(row -> {
          var category = row.getString("seat_category");
          kept.put(new Key(category, category), new Kept(row.getLong("tickets"), 0));
        });
    return kept;
  }

  private Map<Key, Kept> keptSeats(UUID event, HallLayout hall) {
    return jdbc.sql(KEPT_SEATS)
        .param("event", event)
        .query(rows -> {
          var kept = new HashMap<Key, Kept>();
          while (rows.next()) {
            var one = rows.getBoolean("blocked") ? new Kept(0, 1) : new Kept(1, 0);
            hall.seat(rows.getObject("seat_id", UUID.class))
                .ifPresent(seat ->
                    kept.merge(new Key(seat.seatCategory(), seat.section()), one, Kept::plus));
          }
          return kept;
        });
  }
}
