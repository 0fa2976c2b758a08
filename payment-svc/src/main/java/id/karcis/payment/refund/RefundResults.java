package id.karcis.payment.refund;

import id.karcis.payment.ledger.Booking;
import id.karcis.payment.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that the provider sends money back, or that it came back: refund, books and the
/// message to booking-svc in one transaction.
@Component
class RefundResults {

  private static final Logger log = LoggerFactory.getLogger(RefundResults.class);

  private final Refunds refunds;
  private final Ledger ledger;
  private final RecordRefundOutbox outbox;

  RefundResults(Refunds refunds, Ledger ledger, RecordRefundOutbox outbox) {
    this.refunds = refunds;
    this.ledger = ledger;
    this.outbox = outbox;
  }

  /// Writes down that a refund came back to us: the buyer's bank would not have it. The money is
  /// owed as before, and how the buyer gets it people must find out.
  @Transactional
  public void fail(Refund refund, String providerReference, String reason) {
    refunds
        .fail(refund.id(), providerReference, reason)
        .ifPresent(wasPaidOut -> {
          if (wasPaidOut) {
            ledger.book(Booking.PAYOUT_RETURNED, refund.id(), refund.paymentId(), refund.amount());
          }
          log.atError()
              .addKeyValue("refund", refund.id())
              .addKeyValue("payment", refund.paymentId())
              .log("refund {} came back: {}; the buyer is owed the money", refund.id(), reason);
        });
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
