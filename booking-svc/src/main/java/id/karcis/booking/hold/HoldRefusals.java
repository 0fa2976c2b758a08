package id.karcis.booking.hold;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// How a buyer is told that there is no hold.
final class HoldRefusals {

  private HoldRefusals() {}

  static Refusal seatsTaken(List<UUID> seatIds) {
    var ids = seatIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    return Refusals.aborted(
        ErrorReason.SEAT_UNAVAILABLE,
        "held, sold or blocked, choose others: " + ids,
        Map.of("seatIds", ids));
  }

  static Refusal state(Hold hold, String why) {
    return Refusals.failedPrecondition(
        ErrorReason.HOLD_STATE,
        "hold %s is %s: %s".formatted(hold.id(), hold.state(), why),
        Map.of("holdId", hold.id().toString(), "state", hold.state().name()));
  }

  static Refusal expired(Hold hold) {
    return Refusals.failedPrecondition(
        ErrorReason.HOLD_EXPIRED,
        "hold %s ran out at %s: hold the seats again".formatted(hold.id(), hold.expireTime()),
        Map.of("holdId", hold.id().toString(), "expireTime", hold.expireTime().toString()));
  }

  static Refusal soldOut(TicketTypeSale type, int available, int requested) {
    return Refusals.aborted(
        ErrorReason.SOLD_OUT,
        "%d seats of ticket type %s asked for, %d left".formatted(requested, type.id(), available),
        Map.of(
            "ticketTypeId",
            type.id().toString(),
            "available",
            Integer.toString(available),
            "requested",
            Integer.toString(requested)));
  }

  static Refusal noPhaseInForce(TicketTypeSale type) {
    return Refusals.failedPrecondition(
        ErrorReason.NO_PHASE_IN_FORCE,
        "no phase of ticket type %s is in force now".formatted(type.id()),
        Map.of("ticketTypeId", type.id().toString()));
  }

  static Refusal categoryNotOnSale(EventSale sale, String seatCategory) {
    return Refusals.failedPrecondition(
        ErrorReason.EVENT_NOT_ON_SALE,
        "no ticket type of event %s sells seats of category '%s'"
            .formatted(sale.eventId(), seatCategory),
        Map.of(
            "eventId", sale.eventId().toString(),
            "status", sale.status().name(),
            "seatCategory", seatCategory));
  }
}
