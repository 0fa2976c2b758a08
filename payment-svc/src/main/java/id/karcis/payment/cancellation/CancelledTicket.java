package id.karcis.payment.cancellation;

import id.karcis.payment.money.Amount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a ticket.
///
/// @param refundStatus such as `APPROVED`, as booking-svc says
/// @param back what goes back
/// @param fee what is kept
/// @param paymentId of its order; null for an order that cost nothing
public record CancelledTicket(
    UUID ticketId,
    UUID refundId,
    String refundStatus,
    Amount back,
    Amount fee,
    @Nullable UUID paymentId) {}
