package id.karcis.booking.refund;

import id.karcis.booking.event.RefundPolicy;
import id.karcis.booking.event.RefundPolicy.Approval;
import java.time.Instant;

/// On which terms tickets of an order can be given back.
///
/// @param policy of the event when the order was made
/// @param eventStart as it stands now
record RefundTerms(RefundPolicy policy, Instant eventStart) {

  private static final int PERCENT = 100;

  /// Returns until when a refund can be asked for.
  Instant closeTime() {
    return eventStart.minus(policy.closesBeforeStart());
  }

  /// Tells whether nobody may ask.
  boolean forbid() {
    return policy.approval() == Approval.NOT_REFUNDABLE;
  }

  /// Tells whether a request made now is approved at once.
  boolean approveAt(Instant now) {
    return policy.approval() == Approval.AUTOMATIC && now.isBefore(closeTime());
  }

  /// Returns what is kept of a ticket: the percentage rounded down, and the rest of the fee, but no
  /// more than was paid. The share is split so that nothing overflows.
  ///
  /// @param shareMinor what was paid for it, in minor units
  long feeMinor(long shareMinor) {
    int percent = policy.feePercent();
    long kept = shareMinor / PERCENT * percent + shareMinor % PERCENT * percent / PERCENT;
    return kept + Math.min(shareMinor - kept, policy.feePerTicketMinor());
  }
}
