package id.karcis.payment.cancellation;

import id.karcis.platform.identity.Caller;
import java.util.UUID;

/// Cancels tickets at booking-svc. A remote call: never make one inside a transaction.
public interface TicketCancellations {

  /// Cancels a ticket, once for its refund id: repeated, it answers as the refund stands then.
  /// Refuses as booking-svc does, and UNAVAILABLE `DEPENDENCY_UNAVAILABLE` while that is away.
  ///
  /// @param reason for people; may be empty
  CancelledTicket cancel(UUID refundId, UUID ticketId, String reason, Caller by);
}
