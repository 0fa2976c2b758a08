package id.karcis.booking.checkin;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.Order;
import id.karcis.booking.ticket.Ticket;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;

/// The ways in which the gate says no.
final class CheckInRefusals {

  private CheckInRefusals() {}

  static Refusal notPaid(Order order) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_STATE,
        "order %s is %s, not PAID".formatted(order.code(), order.status()),
        Map.of("code", order.code(), "status", order.status().name()));
  }

  static Refusal alreadyIn(Ticket ticket, Ticket.CheckIn first) {
    return Refusals.aborted(
        ErrorReason.ALREADY_CHECKED_IN,
        "ticket %s was checked in at %s%s".formatted(ticket.id(), first.time(), place(first)),
        Map.of(
            "ticketId",
            ticket.id().toString(),
            "checkInTime",
            first.time().toString(),
            "checkInGate",
            first.gate(),
            "checkedInBy",
            first.by().toString()));
  }

  private static String place(Ticket.CheckIn first) {
    return first.gate().isEmpty() ? "" : ", gate '" + first.gate() + "'";
  }

  static Refusal state(Ticket ticket) {
    return Refusals.failedPrecondition(
        ErrorReason.TICKET_STATE,
        "ticket %s is %s".formatted(ticket.id(), ticket.status()),
        Map.of("ticketId", ticket.id().toString(), "status", ticket.status().name()));
  }
}
