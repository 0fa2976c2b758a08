package id.karcis.payment.payment;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money for an order, as it stood when it was read. Times are the database's.
///
/// @param refunded what was promised back so far, at most `amount`
/// @param providerReference the provider's name for the charge; known once it succeeded
/// @param failureReason in the provider's words; only of a FAILED one
/// @param expireTime until when it can be charged
/// @param paidTime when the provider took the money; known once it succeeded
public record Payment(
    UUID id,
    UUID orderId,
    UUID userId,
    Amount amount,
    Amount refunded,
    String provider,
    @Nullable String providerReference,
    PaymentStatus status,
    @Nullable String failureReason,
    Instant expireTime,
    Instant createTime,
    Instant updateTime,
    @Nullable Instant paidTime) {}
