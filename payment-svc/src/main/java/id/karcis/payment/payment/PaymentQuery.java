package id.karcis.payment.payment;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of payments to read, newest first.
///
/// @param userId only this buyer's
/// @param orderId only this order's
/// @param statuses only these; empty for all
/// @param before only older than this one
/// @param limit how many at most
public record PaymentQuery(
    @Nullable UUID userId,
    @Nullable UUID orderId,
    Set<PaymentStatus> statuses,
    @Nullable UUID before,
    int limit) {

  public PaymentQuery {
    statuses = Set.copyOf(statuses);
  }
}
