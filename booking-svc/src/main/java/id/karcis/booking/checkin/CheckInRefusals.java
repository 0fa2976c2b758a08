package id.karcis.booking.checkin;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.Order;
import id.karcis.booking.ticket.QrReading;
import id.karcis.booking.ticket.Ticket;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import java.util.UUID;

/// The ways in which the gate says no.
final class CheckInRefusals {

  /// What is wrong with a QR code.
  private static final String PROBLEM = "problem";

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

  static Refusal notGenuine(QrReading.Problem problem) {
    return Refusals.failedPrecondition(
        ErrorReason.TICKET_NOT_GENUINE,
        "this QR code was not signed by us; let nobody in on it, and look the order up by its code",
        Map.of(PROBLEM, problem.name()));
  }

  static Refusal replaced(Ticket ticket) {
    return Refusals.failedPrecondition(
        ErrorReason.TICKET_NOT_GENUINE,
        "this QR code of ticket %s was replaced by a newer one; ask for that"
            .formatted(ticket.id()),
        Map.of(PROBLEM, "REPLACED", "ticketId", ticket.id().toString()));
  }

  static Refusal wrongEvent(Ticket ticket, UUID eventId) {
    return Refusals.failedPrecondition(
        ErrorReason.WRONG_EVENT,
        "ticket %s is for event %s, not for event %s"
            .formatted(ticket.id(), ticket.eventId(), eventId),
        Map.of("ticketId", ticket.id().toString(), "eventId", ticket.eventId().toString()));
  }
}
