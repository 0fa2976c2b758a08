package id.karcis.booking.venue;

import id.karcis.platform.error.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

  private static final String CATEGORIES =
      """
      SELECT s.venue_id, s.seat_category, bool_or(s.standing_capacity IS NOT NULL) AS standing,
             sum(coalesce(s.standing_capacity, (SELECT count(*) FROM venue_seats p
                                                WHERE p.section_id = s.id))) AS capacity
      FROM venue_sections s
      WHERE s.venue_id IN (:ids)
      GROUP BY s.venue_id, s.seat_category
      ORDER BY s.venue_id, min(s.position)
      """;

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

  /// What these venues have of each seat category, in order of appearance, from the rows of their
  /// seat maps as they stand in the caller's transaction; venues without a seat map are absent.
  public Map<UUID, List<HallCategory>> categories(Collection<UUID> venueIds) {
    var categories = new HashMap<UUID, List<HallCategory>>();
    if (!venueIds.isEmpty()) {
      jdbc.sql(CATEGORIES)
          .param("ids", venueIds)
          .query((row, _) ->
              categories
                  .computeIfAbsent(row.getObject("venue_id", UUID.class), _ -> new ArrayList<>())
                  .add(category(row)))
          .list();
    }
    return categories;
  }

  private static HallCategory category(ResultSet row) throws SQLException {
    return new HallCategory(
        row.getString("seat_category"), row.getBoolean("standing"), row.getInt("capacity"));
  }

  /// Keeps the seat maps of these venues as they are until the caller's transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public void holdStill(Collection<UUID> venueIds) {
    if (!venueIds.isEmpty()) {
      jdbc.sql("SELECT id FROM venues WHERE id IN (:ids) ORDER BY id FOR SHARE")
          .param("ids", venueIds)
          .query(UUID.class)
          .list();
    }
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
