/// Sending money back. [Refunding] promises it in one transaction; [RefundAtProviderOutbox] makes
/// it true and [RecordRefundOutbox] tells booking-svc.
@NullMarked
package id.karcis.payment.refund;

import org.jspecify.annotations.NullMarked;
