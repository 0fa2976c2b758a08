package id.karcis.booking.ticket;

import id.karcis.booking.ticket.Ticket.CheckIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads tickets, a row each.
final class TicketRows {

  /// To be followed by conditions on `t`.
  static final String SELECT =
      """
      SELECT t.id, t.order_id, o.code, t.event_id, t.user_id, t.ticket_type_id, t.seat_id,
             i.section, i.row_label, i.seat_number, t.status, t.issue_number, t.qr_payload,
             t.check_in_time, t.check_in_gate, t.checked_in_by, t.create_time
      FROM tickets t
      JOIN order_items i ON i.id = t.order_item_id
      JOIN orders o ON o.id = t.order_id
      """;

  private TicketRows() {}

  static Ticket read(ResultSet row, int number) throws SQLException {
    return new Ticket(
        row.getObject("id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getString("code"),
        row.getObject("event_id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getObject("ticket_type_id", UUID.class),
        row.getObject("seat_id", UUID.class),
        row.getString("section"),
        row.getString("row_label"),
        row.getString("seat_number"),
        TicketStatus.valueOf(row.getString("status")),
        row.getInt("issue_number"),
        row.getString("qr_payload"),
        checkIn(row),
        instant(row, "create_time"));
  }

  private static @Nullable CheckIn checkIn(ResultSet row) throws SQLException {
    return row.getObject("check_in_time") == null
        ? null
        : new CheckIn(
            instant(row, "check_in_time"),
            row.getString("check_in_gate"),
            row.getObject("checked_in_by", UUID.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
