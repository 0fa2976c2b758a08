package id.karcis.booking.refund;

import id.karcis.booking.dashboard.SaleJournal;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Reservations;
import id.karcis.booking.ticket.Tickets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What follows from an approval, all at once: the tickets are void, what they had is free, and the
/// money leaves by the outbox. Where nothing is due, the refund is complete. Works inside the
/// caller's transaction, which has locked the order and its tickets and looked at their states.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Approvals {

  private final Refunds refunds;
  private final RefundWrites writes;
  private final Tickets tickets;
  private final Reservations reservations;
  private final RefundPaymentProtos outbox;
  private final RefundEnds ends;
  private final SaleJournal journal;

  Approvals(
      Refunds refunds,
      RefundWrites writes,
      Tickets tickets,
      Reservations reservations,
      RefundPaymentProtos outbox,
      RefundEnds ends,
      SaleJournal journal) {
    this.refunds = refunds;
    this.writes = writes;
    this.tickets = tickets;
    this.reservations = reservations;
    this.outbox = outbox;
    this.ends = ends;
    this.journal = journal;
  }

  /// Approves a request.
  ///
  /// @param by the admin; null when none decided
  void approve(UUID refundId, Order order, String note, @Nullable UUID by) {
    if (!writes.decide(refundId, RefundStatus.APPROVED, note, by)) {
      throw new IllegalStateException("refund %s is not open".formatted(refundId));
    }
    var refund = refunds.find(refundId).orElseThrow();
    int cancelled = tickets.cancel(refund.ticketIds());
    if (cancelled != refund.ticketIds().size()) {
      throw new IllegalStateException(
          "%d of %d tickets of refund %s were not cancelled before"
              .formatted(cancelled, refund.ticketIds().size(), refundId));
    }
    journal.cancelled(refund.ticketIds());
    reservations.release(order, refund.ticketIds());
    send(refund, order);
  }

  private void send(Refund refund, Order order) {
    var paymentId = refund.paymentId();
    if (paymentId == null || refund.amountMinor() == 0) {
      ends.complete(order, refund.id());
    } else {
      outbox.add(refund, paymentId);
    }
  }
}
