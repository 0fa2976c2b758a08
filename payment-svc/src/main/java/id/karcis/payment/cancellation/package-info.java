/// Cancelling paid tickets. booking-svc owns tickets and refunds and decides; [TicketCancellations]
/// asks it, and the money comes by as any refund does.
@NullMarked
package id.karcis.payment.cancellation;

import org.jspecify.annotations.NullMarked;
