package id.karcis.booking.refund;

import id.karcis.booking.event.RefundPolicy;
import id.karcis.booking.event.RefundPolicy.Approval;
import java.time.Instant;

/// On which terms tickets of an order can be given back. When its event is cancelled everything
/// goes back at once, whatever the policy.
///
/// @param policy of the event when the order was made
/// @param eventStart as it stands now
record RefundTerms(RefundPolicy policy, Instant eventStart, boolean eventCancelled) {

  private static final int PERCENT = 100;

  /// Returns until when a refund can be asked for by the policy.
  Instant closeTime() {
    return eventStart.minus(policy.closesBeforeStart());
  }

  /// Tells whether nobody may ask.
  boolean forbid() {
    return !eventCancelled && policy.approval() == Approval.NOT_REFUNDABLE;
  }

  /// Tells whether it is too late to ask.
  boolean closedAt(Instant now) {
    return !eventCancelled && !now.isBefore(closeTime());
  }

  /// Tells whether a request made now is approved at once.
  boolean approveAt(Instant now) {
    return eventCancelled || (policy.approval() == Approval.AUTOMATIC && !closedAt(now));
  }

  /// Returns what is kept of a ticket: the percentage rounded down, and the rest of the fee, but no
  /// more than was paid. The share is split so that nothing overflows.
  ///
  /// @param shareMinor what was paid for it, in minor units
  long feeMinor(long shareMinor) {
    if (eventCancelled) {
      return 0;
    }
    int percent = policy.feePercent();
    long kept = shareMinor / PERCENT * percent + shareMinor % PERCENT * percent / PERCENT;
    return kept + Math.min(shareMinor - kept, policy.feePerTicketMinor());
  }
}
