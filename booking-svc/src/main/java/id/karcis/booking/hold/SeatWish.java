package id.karcis.booking.hold;

import java.util.List;
import java.util.UUID;

/// Which seats a buyer asks for.
sealed interface SeatWish {

  UUID eventId();

  /// These seats, each once.
  record Named(UUID eventId, List<UUID> seatIds) implements SeatWish {
    public Named {
      seatIds = List.copyOf(seatIds);
    }
  }

  /// The best that are left.
  record Best(UUID eventId, int quantity, String seatCategory) implements SeatWish {}
}
