package id.karcis.payment.provider.simulated;

import id.karcis.payment.money.Amount;
import id.karcis.payment.provider.ChargeOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the simulated provider is going to do with a charge.
///
/// @param notBefore when the delay begins; null for now
/// @param delay until the money is taken
/// @param declineReason why it never is; null if it is
/// @param tellings how often it will tell by itself
record ChargePlan(
    Amount amount,
    @Nullable Instant notBefore,
    Duration delay,
    @Nullable String declineReason,
    int tellings) {

  private static final int DUPLICATES = 3;

  static ChargePlan of(TestToken token, ChargeOrder charge, SimulatedSettings settings) {
    var amount = charge.amount();
    return switch (token) {
      case APPROVE -> new ChargePlan(amount, null, Duration.ZERO, null, 0);
      case DECLINE -> declined(amount, "card_declined");
      case TIMEOUT -> new ChargePlan(amount, null, settings.timeout(), null, 1);
      case LATE -> new ChargePlan(amount, charge.expireTime(), settings.lateAfter(), null, 1);
      case DUPLICATE -> new ChargePlan(amount, null, Duration.ZERO, null, DUPLICATES);
    };
  }

  static ChargePlan declined(Amount amount, String reason) {
    return new ChargePlan(amount, null, Duration.ZERO, reason, 0);
  }
}
