package id.karcis.booking.order;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.Hold;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The ways in which ordering and paying say no.
final class OrderRefusals {

  private OrderRefusals() {}

  static Refusal notFound(String code) {
    return Refusals.notFound("order", code);
  }

  static Refusal seatsUnavailable(Collection<UUID> seatIds) {
    var ids = seatIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    return Refusals.aborted(
        ErrorReason.SEAT_UNAVAILABLE,
        "held, sold or blocked, choose others: " + ids,
        Map.of("seatIds", ids));
  }

  static Refusal soldOut(UUID ticketTypeId, int available, int requested) {
    return Refusals.aborted(
        ErrorReason.SOLD_OUT,
        "%d tickets of type %s asked for, %d left".formatted(requested, ticketTypeId, available),
        Map.of(
            "ticketTypeId",
            ticketTypeId.toString(),
            "available",
            Integer.toString(available),
            "requested",
            Integer.toString(requested)));
  }

  static Refusal pricesMoved(int pricings) {
    return Refusals.aborted(
            ErrorReason.SOLD_OUT,
            "others took the last tickets of a phase %d times while this was priced: try again"
                .formatted(pricings),
            Map.of())
        .retryAfter(Refusals.DEFAULT_RETRY);
  }

  static Refusal noPhase(UUID ticketTypeId) {
    return Refusals.failedPrecondition(
        ErrorReason.NO_PHASE_IN_FORCE,
        "ticket type %s is not on sale now: none of its phases is in force".formatted(ticketTypeId),
        Map.of("ticketTypeId", ticketTypeId.toString()));
  }

  static Refusal fewerAtOnePrice(OrderWish.Places places, OrderLine first) {
    return Refusals.aborted(
        ErrorReason.SOLD_OUT,
        "%d tickets of type %s asked for, %d left at one price: add these first"
            .formatted(places.quantity(), places.ticketTypeId(), first.quantity()),
        Map.of(
            "ticketTypeId", places.ticketTypeId().toString(),
            "available", Integer.toString(first.quantity()),
            "requested", Integer.toString(places.quantity())));
  }

  static Refusal priceOver(OrderItem item) {
    return Refusals.failedPrecondition(
        ErrorReason.NO_PHASE_IN_FORCE,
        "the price of line %s is not in force any more: add another line".formatted(item.id()),
        Map.of("ticketTypeId", item.ticketTypeId().toString()));
  }

  static Refusal noItem(UUID itemId) {
    return Refusals.notFound("orderItem", itemId.toString());
  }

  static Refusal lastLine(Order order) {
    return state(order, "order %s has no other line: cancel it instead".formatted(order.code()));
  }

  static Refusal tooManyLines(Order order, int limit) {
    return Refusals.failedPrecondition(
        ErrorReason.LIST_FULL,
        "order %s has %d lines, which is all it takes: make another order"
            .formatted(order.code(), limit),
        Map.of("limit", Integer.toString(limit)));
  }

  static Refusal holdExpired(Hold hold) {
    return Refusals.failedPrecondition(
        ErrorReason.HOLD_EXPIRED,
        "hold %s ran out at %s".formatted(hold.id(), hold.expireTime()),
        Map.of("holdId", hold.id().toString(), "expireTime", hold.expireTime().toString()));
  }

  static Refusal holdUsed(Hold hold, Order order) {
    return state(
        order,
        "hold %s became order %s, which is %s".formatted(hold.id(), order.code(), order.status()));
  }

  static Refusal notPayable(Order order) {
    return notPending(order, "paid");
  }

  static Refusal notCancellable(Order order) {
    return notPending(order, "cancelled");
  }

  static Refusal cancelledWhilePaid(Order order) {
    return state(
        order,
        "a payment of order %s is under way: cancel it when that has ended"
            .formatted(order.code()));
  }

  static Refusal notEditable(Order order) {
    return notPending(order, "changed");
  }

  private static Refusal notPending(Order order, String wanted) {
    return state(
        order,
        "order %s is %s, only one that is PENDING_PAYMENT can be %s"
            .formatted(order.code(), order.status(), wanted));
  }

  private static Refusal state(Order order, String message) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_STATE,
        message,
        Map.of("code", order.code(), "status", order.status().name()));
  }

  static Refusal expired(Order order) {
    Instant expireTime = order.expireTime();
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_EXPIRED,
        "order %s ran out at %s; money that still arrives goes back unless its places are free"
            .formatted(order.code(), expireTime),
        Map.of("code", order.code(), "expireTime", expireTime.toString()));
  }

  static Refusal paymentInProgress(String code) {
    return Refusals.aborted(
            ErrorReason.PAYMENT_IN_PROGRESS,
            "another payment of order %s is under way".formatted(code),
            Map.of("code", code))
        .retryAfter(Refusals.DEFAULT_RETRY);
  }

  static Refusal declined(String code, String failureReason) {
    return Refusals.failedPrecondition(
        ErrorReason.PAYMENT_DECLINED,
        "the provider declined the payment of order %s: %s".formatted(code, failureReason),
        Map.of("code", code, "failureReason", failureReason));
  }
}
