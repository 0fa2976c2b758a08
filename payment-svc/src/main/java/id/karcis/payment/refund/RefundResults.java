package id.karcis.payment.refund;

import id.karcis.payment.ledger.Booking;
import id.karcis.payment.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that the provider sends money back: refund, books and the message to booking-svc in
/// one transaction.
@Component
class RefundResults {

  private final Refunds refunds;
  private final Ledger ledger;
  private final RecordRefundOutbox outbox;

  RefundResults(Refunds refunds, Ledger ledger, RecordRefundOutbox outbox) {
    this.refunds = refunds;
    this.ledger = ledger;
    this.outbox = outbox;
  }

  /// Completes a refund once; again changes nothing.
  @Transactional
  public void complete(Refund refund, String providerReference) {
    if (refunds.complete(refund.id(), providerReference)) {
      ledger.book(Booking.PAYOUT, refund.id(), refund.paymentId(), refund.amount());
      outbox.promise(refund);
    }
  }
}
