package id.karcis.payment.provider;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;

/// Money to take.
///
/// @param orderId what it is for, told to the provider for people who look there
/// @param code the order's, such as `BKG-7F3K9`; told likewise
/// @param token what the buyer's client got from the provider to pay with; never logged, never
///   stored by us
/// @param expireTime until when the buyer is to pay; providers of slow methods stop there
public record ChargeOrder(
    UUID idempotencyKey,
    UUID orderId,
    String code,
    Amount amount,
    String token,
    Instant expireTime) {

  /// Leaves the token out.
  @Override
  public String toString() {
    return "ChargeOrder[" + idempotencyKey + "]";
  }
}
