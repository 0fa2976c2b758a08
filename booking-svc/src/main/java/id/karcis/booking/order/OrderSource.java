package id.karcis.booking.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an order is made of.
sealed interface OrderSource {

  /// Seats held before.
  ///
  /// @param eventId must be the hold's; null when the buyer did not say
  record OfHold(UUID holdId, @Nullable UUID eventId) implements OrderSource {}

  /// Seats, each once.
  record OfSeats(UUID eventId, List<UUID> seatIds) implements OrderSource {
    public OfSeats {
      seatIds = List.copyOf(seatIds);
    }
  }

  /// Places on standing floors, each ticket type once.
  record OfPlaces(UUID eventId, List<Places> places) implements OrderSource {
    public OfPlaces {
      places = List.copyOf(places);
    }
  }

  /// Places of one ticket type.
  record Places(UUID ticketTypeId, int quantity) {}
}
