package id.karcis.booking.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A ticket that is about to be issued.
///
/// @param itemPosition counts from 1 within its order line
/// @param seatId null on a standing floor
record NewTicket(UUID id, UUID eventId, UUID orderItemId, int itemPosition, @Nullable UUID seatId) {

  static NewTicket read(ResultSet row, int number) throws SQLException {
    return new NewTicket(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getObject("order_item_id", UUID.class),
        row.getInt("item_position"),
        row.getObject("seat_id", UUID.class));
  }
}
