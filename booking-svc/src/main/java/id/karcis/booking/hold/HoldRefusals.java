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
        ErrorReason.SEAT_UNAVAILABLE, "not available: " + ids, Map.of("seatIds", ids));
  }

  static Refusal soldOut(TicketTypeSale type, int available) {
    return Refusals.aborted(
        ErrorReason.SOLD_OUT,
        "%d seats of ticket type %s are left".formatted(available, type.id()),
        Map.of("ticketTypeId", type.id().toString(), "available", Integer.toString(available)));
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
