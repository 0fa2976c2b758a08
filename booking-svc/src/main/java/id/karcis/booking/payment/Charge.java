package id.karcis.booking.payment;

import java.time.Instant;
import java.util.UUID;

/// Money to be taken for an order.
///
/// @param code of the order, for what payment-svc says
/// @param amountMinor in minor units of the currency, above 0
/// @param method such as `SIMULATED`
/// @param token what the provider gave the buyer's client to pay with
/// @param expireTime until when the order can be paid
/// @param requestId of this attempt: a charge is made once for it, however often it is asked for
public record Charge(
    UUID orderId,
    String code,
    UUID userId,
    long amountMinor,
    String currencyCode,
    String method,
    String token,
    Instant expireTime,
    UUID requestId) {

  /// Leaves the token out: whoever has it can pay with it.
  @Override
  public String toString() {
    return "Charge[order %s, %d %s, request %s]"
        .formatted(orderId, amountMinor, currencyCode, requestId);
  }
}
