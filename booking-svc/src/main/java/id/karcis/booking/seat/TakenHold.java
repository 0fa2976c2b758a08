package id.karcis.booking.seat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What an order takes over.
record TakenHold(UUID eventId, List<UUID> seatIds) {

  static TakenHold read(ResultSet row, int number) throws SQLException {
    return new TakenHold(
        row.getObject("event_id", UUID.class),
        List.of((UUID[]) row.getArray("seat_ids").getArray()));
  }
}
