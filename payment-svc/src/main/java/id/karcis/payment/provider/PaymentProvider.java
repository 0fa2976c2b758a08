package id.karcis.payment.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Somebody who moves money. Each call is remote: never make one inside a transaction. Everything
/// that moves money carries an idempotency key, so that asking again moves nothing twice. An
/// exception from any of them means: not known.
public interface PaymentProvider {

  /// Returns the name under which payments remember it, such as `SIMULATED`.
  String name();

  /// Returns whether this installation has what it takes to use it.
  boolean isConfigured();

  /// Refuses INVALID_ARGUMENT on `token` what cannot be a token of this provider. Asks nobody.
  void checkToken(String token);

  /// Takes money.
  ///
  /// @param limit how long it may take; after it the outcome is Unknown
  ChargeOutcome charge(ChargeOrder charge, Duration limit);

  /// Asks what became of a charge, and changes nothing; empty if the provider never heard of it or
  /// was never told to make it.
  Optional<ChargeOutcome> find(UUID idempotencyKey);

  /// Makes sure that a charge that is not made yet never is, even if the order for it is still on
  /// its way, and returns what then holds of it: Declined `not_charged` unless it was faster.
  ChargeOutcome forbid(UUID idempotencyKey);

  /// Sends money back, once for each key.
  RefundOutcome refund(RefundOrder refund);
}
