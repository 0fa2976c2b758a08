package id.karcis.booking.refund;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds refunds.
@Component
public class Refunds {

  private static final String PAGE =
      """
      WHERE (CAST(:status AS text) IS NULL OR r.status = :status)
        AND (CAST(:event AS uuid) IS NULL OR r.event_id = :event)
        AND (CAST(:before AS uuid) IS NULL
             OR (r.create_time, r.id) < (SELECT b.create_time, b.id FROM refunds b WHERE b.id = :before))
      ORDER BY r.create_time DESC, r.id DESC LIMIT :limit
      """;

  private final JdbcClient jdbc;

  Refunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns the refund of this id.
  public Optional<Refund> find(UUID id) {
    return where("r.id = :value", id).stream().findFirst();
  }

  /// Returns all refunds of an order, the oldest first.
  public List<Refund> ofOrder(UUID orderId) {
    return where("r.order_id = :value", orderId);
  }

  /// Returns a page, the newest first.
  ///
  /// @param before the last one of the page before; null for the first page
  List<Refund> page(Filter filter, @Nullable UUID before, int limit) {
    var status = filter.status();
    return jdbc.sql(RefundRows.SELECT + PAGE)
        .param("status", status == null ? null : status.name())
        .param("event", filter.eventId())
        .param("before", before)
        .param("limit", limit)
        .query(RefundRows::read)
        .list();
  }

  private List<Refund> where(String condition, UUID value) {
    return jdbc.sql(RefundRows.SELECT + " WHERE " + condition + " ORDER BY r.create_time, r.id")
        .param("value", value)
        .query(RefundRows::read)
        .list();
  }

  /// Which refunds; null for all.
  record Filter(@Nullable RefundStatus status, @Nullable UUID eventId) {}
}
