package id.karcis.booking.venue;

import id.karcis.platform.error.Refusals;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Venues as other features see them.
@Component
public class Halls {

  private final JdbcClient jdbc;

  Halls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The facts of these venues by id; unknown ones are absent.
  public Map<UUID, VenueFacts> facts(Collection<UUID> venueIds) {
    if (venueIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            SELECT v.id, v.capacity, l.time_zone FROM venues v
            JOIN locations l ON l.id = v.location_id
            WHERE v.id IN (:ids)
            """)
        .param("ids", venueIds)
        .query(VenueFacts.class)
        .list()
        .stream()
        .collect(Collectors.toMap(VenueFacts::id, Function.identity()));
  }

  /// Keeps the seat map of a venue as it is until the caller's transaction ends, without hindering
  /// others who do the same. Refuses NOT_FOUND for an unknown venue.
  @Transactional(propagation = Propagation.MANDATORY)
  public void holdStill(UUID venueId) {
    var locked =
        jdbc.sql("SELECT id FROM venues WHERE id = :id FOR SHARE")
            .param("id", venueId)
            .query(UUID.class)
            .optional();
    if (locked.isEmpty()) {
      throw Refusals.notFound("venue", venueId.toString());
    }
  }
}
