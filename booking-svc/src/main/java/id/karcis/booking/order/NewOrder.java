package id.karcis.booking.order;

import id.karcis.booking.event.RefundPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order about to be written.
///
/// @param holdIds of the holds it takes over; none when it is all of standing floors
/// @param lines at least one; the subtotal must fit a `long`
/// @param promoCode in upper case; null for none
/// @param contact null for the buyer
/// @param refundPolicy of the event now
record NewOrder(
    UUID id,
    UUID eventId,
    UUID userId,
    String currencyCode,
    List<UUID> holdIds,
    Instant createTime,
    Instant expireTime,
    List<OrderLine> lines,
    @Nullable String promoCode,
    @Nullable Contact contact,
    RefundPolicy refundPolicy) {

  NewOrder {
    holdIds = List.copyOf(holdIds);
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order " + id + " has no lines");
    }
  }

  /// Sum of the lines, exact.
  ///
  /// @throws ArithmeticException if it does not fit
  long subtotalMinor() {
    return OrderLine.subtotal(lines);
  }

  /// Places on standing floors per ticket type, by id of the type.
  Map<UUID, Integer> standing() {
    var places = new TreeMap<UUID, Integer>();
    lines.stream()
        .filter(line -> line.seatId() == null)
        .forEach(line -> places.merge(line.ticketTypeId(), line.quantity(), Integer::sum));
    return places;
  }

  /// What a discount on it is reckoned on.
  DiscountedOrder discounted() {
    return new DiscountedOrder(id, eventId, userId, currencyCode, subtotalMinor());
  }
}
