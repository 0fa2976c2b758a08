package id.karcis.booking.refund;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money that goes back, or a request for it.
///
/// @param userId the buyer
/// @param paymentId null for an order that cost nothing
/// @param requesterId null when nobody asked
/// @param ticketIds empty when money goes back of an order that never got tickets
/// @param amountMinor what goes back, in minor units of the currency
/// @param feeMinor what is kept
/// @param decisionNote in the words of who decided; may be empty
public record Refund(
    UUID id,
    UUID orderId,
    String orderCode,
    UUID eventId,
    UUID userId,
    @Nullable UUID paymentId,
    @Nullable UUID requesterId,
    List<UUID> ticketIds,
    long amountMinor,
    long feeMinor,
    String currencyCode,
    String reason,
    RefundStatus status,
    String decisionNote,
    Instant createTime,
    @Nullable Instant decideTime,
    @Nullable Instant completeTime) {

  public Refund {
    ticketIds = List.copyOf(ticketIds);
  }
}
