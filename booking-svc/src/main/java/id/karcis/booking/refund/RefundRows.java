package id.karcis.booking.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads refunds, a row each.
final class RefundRows {

  /// To be followed by conditions on `r`.
  static final String SELECT =
      """
      SELECT r.id, r.order_id, o.code, r.event_id, o.user_id, r.payment_id, r.requester_id,
             ARRAY(SELECT t.ticket_id FROM refund_tickets t WHERE t.refund_id = r.id
                   ORDER BY t.ticket_id) AS tickets,
             r.amount_minor, r.fee_minor, r.currency_code, r.reason, r.status, r.decision_note,
             r.create_time, r.decide_time, r.complete_time
      FROM refunds r JOIN orders o ON o.id = r.order_id
      """;

  private RefundRows() {}

  static Refund read(ResultSet row, int number) throws SQLException {
    return new Refund(
        row.getObject("id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getString("code"),
        row.getObject("event_id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getObject("requester_id", UUID.class),
        List.of((UUID[]) row.getArray("tickets").getArray()),
        row.getLong("amount_minor"),
        row.getLong("fee_minor"),
        row.getString("currency_code"),
        row.getString("reason"),
        RefundStatus.valueOf(row.getString("status")),
        row.getString("decision_note"),
        Objects.requireNonNull(instant(row, "create_time")),
        instant(row, "decide_time"),
        instant(row, "complete_time"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
