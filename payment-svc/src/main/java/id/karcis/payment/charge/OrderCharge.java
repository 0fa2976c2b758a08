package id.karcis.payment.charge;

import id.karcis.payment.money.Amount;
import id.karcis.payment.order.PayableOrder;
import id.karcis.payment.payment.NewPayment;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money to take for an order.
///
/// @param code the order's; null for one that was begun before, since nothing is refused then
/// @param userId the buyer
/// @param provider who is to take it
/// @param token what the provider gave the buyer's client; never stored
/// @param expireTime until when the order can be paid
/// @param requestId names this attempt: it takes money once
public record OrderCharge(
    UUID orderId,
    @Nullable String code,
    UUID userId,
    Amount amount,
    String provider,
    String token,
    Instant expireTime,
    UUID requestId) {

  NewPayment newPayment() {
    return new NewPayment(orderId, userId, amount, provider, expireTime);
  }

  /// Returns the same charge with what the order costs now and until when.
  OrderCharge of(PayableOrder order) {
    return new OrderCharge(
        orderId,
        order.code(),
        userId,
        order.total(),
        provider,
        token,
        order.expireTime(),
        requestId);
  }

  String requireCode() {
    return Objects.requireNonNull(code, "a charge that begins names its order");
  }

  ChargeOrder toProvider(UUID idempotencyKey) {
    return new ChargeOrder(idempotencyKey, orderId, requireCode(), amount, token, expireTime);
  }

  /// Returns a hash that tells a repetition from another request under the same name.
  byte[] fingerprint() {
    var text =
        String.join(
            "\n",
            orderId.toString(),
            userId.toString(),
            Long.toString(amount.minorUnits()),
            amount.currencyCode(),
            provider,
            token);
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Leaves the token out.
  @Override
  public String toString() {
    return "OrderCharge[" + orderId + ", " + requestId + "]";
  }
}
