package id.karcis.booking.event;

import id.karcis.platform.error.Refusals;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What events are grouped by.
@Component
class EventGroups {

  private final JdbcClient jdbc;

  EventGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Refuses NOT_FOUND for an unknown category.
  void requireCategory(UUID id) {
    require("SELECT EXISTS (SELECT FROM categories WHERE id = :id)", "category", id);
  }

  /// Refuses NOT_FOUND for an unknown location.
  void requireLocation(UUID id) {
    require("SELECT EXISTS (SELECT FROM locations WHERE id = :id)", "location", id);
  }

  private void require(String sql, String type, UUID id) {
    if (!jdbc.sql(sql).param("id", id).query(Boolean.class).single()) {
      throw Refusals.notFound(type, id.toString());
    }
  }
}
