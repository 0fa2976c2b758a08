package id.karcis.booking.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a buyer wants to order: seats held before, seats to be held, places on standing floors, or
/// several of these of one event. All of it or nothing.
///
/// @param eventId must be that of the holds; null when there are holds and the buyer did not say
/// @param holdIds of the buyer
/// @param seatIds each once
/// @param places each ticket type once
/// @param promoCode in upper case; null for none
/// @param contact null for the buyer
public record OrderWish(
    @Nullable UUID eventId,
    List<UUID> holdIds,
    List<UUID> seatIds,
    List<Places> places,
    @Nullable String promoCode,
    @Nullable Contact contact) {

  public OrderWish {
    holdIds = List.copyOf(holdIds);
    seatIds = List.copyOf(seatIds);
    places = List.copyOf(places);
  }

  /// Places of one ticket type.
  public record Places(UUID ticketTypeId, int quantity) {}
}
