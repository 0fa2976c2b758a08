/// Money that goes back to buyers. [Requesting] asks for it, [Deciding] approves or rejects,
/// [Approvals] cancels the tickets and sends the money, [RefundEnds] writes down that it went.
/// [Refunds] finds them; the table and its triggers keep them within what was paid. A refund's id
/// is the one under which payment-svc knows it.
///
/// Locks: the order's row first, then its tickets, then what they had.
@NullMarked
package id.karcis.booking.refund;

import org.jspecify.annotations.NullMarked;
