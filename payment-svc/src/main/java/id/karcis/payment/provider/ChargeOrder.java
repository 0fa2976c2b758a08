package id.karcis.payment.provider;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;

/// Money to take.
///
/// @param token what the buyer's client got from the provider to pay with; never logged, never
///   stored by us
/// @param expireTime until when the buyer is to pay; providers of slow methods stop there
public record ChargeOrder(UUID idempotencyKey, Amount amount, String token, Instant expireTime) {

  /// Leaves the token out.
  @Override
  public String toString() {
    return "ChargeOrder[" + idempotencyKey + "]";
  }
}
