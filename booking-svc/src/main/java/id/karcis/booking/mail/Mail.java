package id.karcis.booking.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail that is to be sent, or was.
///
/// @param id names it for ever, in its Message-ID too
/// @param refundId of mails about a refund only
/// @param ticketId of [MailKind#TICKET] only
/// @param hasEnded whether it was sent, or never will be
record Mail(
    UUID id,
    MailKind kind,
    UUID orderId,
    @Nullable UUID refundId,
    @Nullable UUID ticketId,
    boolean hasEnded,
    Instant createTime) {

  static Mail read(ResultSet row, int number) throws SQLException {
    return new Mail(
        row.getObject("id", UUID.class),
        MailKind.valueOf(row.getString("kind")),
        row.getObject("order_id", UUID.class),
        row.getObject("refund_id", UUID.class),
        row.getObject("ticket_id", UUID.class),
        !row.getString("state").equals("WAITING"),
        row.getObject("create_time", OffsetDateTime.class).toInstant());
  }
}
