package id.karcis.booking.seat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells how many standing places of an event are left.
@Component
class StandingPlaces {

  /// What unpaid orders past their time keep is free already; the stock is told later.
  private static final String AVAILABLE =
      """
      SELECT s.ticket_type_id,
             s.quantity - s.claimed
             + coalesce((SELECT sum(c.quantity) FROM standing_claims c
                         WHERE c.event_id = s.event_id AND c.ticket_type_id = s.ticket_type_id
                           AND c.expire_time <= now()), 0) AS available
      FROM standing_stock s WHERE s.event_id = :event
      """;

  private final JdbcClient jdbc;

  StandingPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Tickets left per ticket type.
  Map<UUID, Integer> available(UUID eventId) {
    return jdbc.sql(AVAILABLE).param("event", eventId).query(StandingPlaces::read);
  }

  private static Map<UUID, Integer> read(ResultSet rows) throws SQLException {
    var available = new HashMap<UUID, Integer>();
    while (rows.next()) {
      available.put(rows.getObject("ticket_type_id", UUID.class), rows.getInt("available"));
    }
    return available;
  }
}
