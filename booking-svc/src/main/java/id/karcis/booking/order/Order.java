package id.karcis.booking.order;

import id.karcis.booking.event.RefundPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a buyer ordered, as it stood when it was read.
///
/// @param status EXPIRED as soon as its time is over, whether or not that was written down
/// @param totalMinor subtotal less discount, in minor units of the currency; so are all amounts
/// @param paymentId null while there is no payment
/// @param paidTime null until it is paid
/// @param version counts its changes
/// @param promoCode in upper case; null for none
/// @param contact whom its tickets are for; null for the buyer
/// @param note what the buyer says to the organizer; empty for nothing
/// @param refundedMinor what went back so far
/// @param refundPolicy of the event when the order was made
/// @param items by position
public record Order(
    UUID id,
    String code,
    UUID eventId,
    UUID userId,
    OrderStatus status,
    String currencyCode,
    long subtotalMinor,
    long discountMinor,
    long totalMinor,
    @Nullable UUID paymentId,
    Instant createTime,
    Instant expireTime,
    @Nullable Instant paidTime,
    long version,
    @Nullable String promoCode,
    @Nullable Contact contact,
    String note,
    long refundedMinor,
    RefundPolicy refundPolicy,
    List<OrderItem> items) {

  public Order {
    items = List.copyOf(items);
  }

  /// Returns its seats; empty for places on a standing floor.
  public List<UUID> seatIds() {
    return items.stream().flatMap(item -> Stream.ofNullable(item.seatId())).toList();
  }

  /// Returns places on standing floors per ticket type, by id of the type.
  public Map<UUID, Integer> standing() {
    var places = new TreeMap<UUID, Integer>();
    items.stream()
        .filter(item -> item.seatId() == null)
        .forEach(item -> places.merge(item.ticketTypeId(), item.quantity(), Integer::sum));
    return places;
  }

  /// Returns tickets per ticket type, by id of the type.
  public Map<UUID, Integer> ticketsPerType() {
    var tickets = new TreeMap<UUID, Integer>();
    items.forEach(item -> tickets.merge(item.ticketTypeId(), item.quantity(), Integer::sum));
    return tickets;
  }

  Order withItems(List<OrderItem> lines) {
    return new Order(
        id,
        code,
        eventId,
        userId,
        status,
        currencyCode,
        subtotalMinor,
        discountMinor,
        totalMinor,
        paymentId,
        createTime,
        expireTime,
        paidTime,
        version,
        promoCode,
        contact,
        note,
        refundedMinor,
        refundPolicy,
        lines);
  }
}
