/// Sending money back. [Refunding] promises it in one transaction; [RefundAtProviderHandler] makes
/// it true and [RecordRefundHandler] tells booking-svc.
@NullMarked
package id.karcis.payment.refund;

import org.jspecify.annotations.NullMarked;
