package id.karcis.booking.refund;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.Order;
import id.karcis.booking.ticket.Ticket;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import java.util.UUID;

/// The ways in which refunds say no.
final class RefundRefusals {

  private RefundRefusals() {}

  static Refusal notFound(UUID id) {
    return Refusals.notFound("refund", id.toString());
  }

  static Refusal notPaid(Order order) {
    return Refusals.failedPrecondition(
        ErrorReason.ORDER_STATE,
        "order %s is %s: only tickets of a paid order can be given back"
            .formatted(order.code(), order.status()),
        Map.of("code", order.code(), "status", order.status().name()));
  }

  static Refusal notRefundable(Order order) {
    return Refusals.failedPrecondition(
        ErrorReason.REFUND_NOT_ALLOWED,
        "tickets of order %s cannot be given back by the terms they were sold on; ask the organizer"
            .formatted(order.code()),
        Map.of("problem", "NOT_REFUNDABLE"));
  }

  static Refusal tooLate(Order order, RefundTerms terms) {
    return Refusals.failedPrecondition(
        ErrorReason.REFUND_NOT_ALLOWED,
        "tickets of order %s could be given back until %s; ask the organizer"
            .formatted(order.code(), terms.closeTime()),
        Map.of("problem", "TOO_LATE", "closeTime", terms.closeTime().toString()));
  }

  static Refusal ticketState(Ticket ticket) {
    return Refusals.failedPrecondition(
        ErrorReason.TICKET_STATE,
        "ticket %s is %s: only a VALID one can be given back"
            .formatted(ticket.id(), ticket.status()),
        Map.of("ticketId", ticket.id().toString(), "status", ticket.status().name()));
  }

  static Refusal inProgress(UUID ticketId, UUID refundId) {
    return Refusals.aborted(
        ErrorReason.REFUND_IN_PROGRESS,
        "refund %s of ticket %s is open already: look at it instead of asking again"
            .formatted(refundId, ticketId),
        Map.of("ticketId", ticketId.toString(), "refundId", refundId.toString()));
  }

  static Refusal state(Refund refund, String wanted) {
    return Refusals.failedPrecondition(
        ErrorReason.REFUND_STATE,
        "refund %s is %s: only one that is REQUESTED can be %s"
            .formatted(refund.id(), refund.status(), wanted),
        Map.of("refundId", refund.id().toString(), "status", refund.status().name()));
  }

  static Refusal idTaken(UUID refundId) {
    return Refusals.aborted(
        ErrorReason.IDEMPOTENCY_KEY_REUSED,
        "refundId '%s' was used for another refund".formatted(refundId),
        Map.of("refundId", refundId.toString()));
  }
}
