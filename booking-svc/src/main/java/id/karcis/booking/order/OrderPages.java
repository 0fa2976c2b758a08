package id.karcis.booking.order;

import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists orders, the newest first: their ids rise with time.
@Component
class OrderPages {

  private static final String PAGE =
      """
      WHERE o.id IN (
        SELECT p.id FROM orders p
        WHERE (CAST(:user AS uuid) IS NULL OR p.user_id = :user)
          AND (CAST(:event AS uuid) IS NULL OR p.event_id = :event)
          AND (CAST(:status AS text) IS NULL
               OR CASE WHEN p.status = 'PENDING_PAYMENT' AND p.expire_time <= now() THEN 'EXPIRED'
                       ELSE p.status END = :status)
          AND (CAST(:before AS uuid) IS NULL OR p.id < :before)
        ORDER BY p.id DESC LIMIT :limit)
      ORDER BY o.id DESC, i.position
      """;

  private final JdbcClient jdbc;
  private final OrderRows rows;

  OrderPages(JdbcClient jdbc, OrderRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// A page of orders.
  ///
  /// @param token of the page before, or empty
  Slice<Order> page(OrderQuery query, int size, String token) {
    var before =
        PageTokens.decode(query.fingerprint(), token, at -> UUID.fromString(at.getFirst()));
    var status = query.status();
    var found =
        jdbc.sql(OrderRows.SELECT + PAGE)
            .param("user", query.userId())
            .param("event", query.eventId())
            .param("status", status == null ? null : status.name())
            .param("before", before.orElse(null))
            .param("limit", size + 1)
            .query(rows::read);
    return Slice.of(
        found, size, last -> PageTokens.encode(query.fingerprint(), List.of(last.id().toString())));
  }
}
