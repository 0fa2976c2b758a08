package id.karcis.booking.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail that is to be sent.
///
/// @param id names it for ever, in its Message-ID too
/// @param refundId of mails about a refund only
/// @param ticketId of [MailKind#TICKET] only
/// @param attempts this one included
record Mail(
    UUID id,
    MailKind kind,
    UUID orderId,
    @Nullable UUID refundId,
    @Nullable UUID ticketId,
    int attempts,
    Instant createTime) {

  static Mail read(ResultSet row, int number) throws SQLException {
    return new Mail(
        row.getObject("id", UUID.class),
        MailKind.valueOf(row.getString("kind")),
        row.getObject("order_id", UUID.class),
        row.getObject("refund_id", UUID.class),
        row.getObject("ticket_id", UUID.class),
        row.getInt("attempts"),
        row.getObject("create_time", OffsetDateTime.class).toInstant());
  }
}
