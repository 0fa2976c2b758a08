package id.karcis.payment.payment;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;

/// A payment to open.
///
/// @param userId the buyer
/// @param provider who is to move the money
/// @param expireTime until when it can be charged
public record NewPayment(
    UUID orderId, UUID userId, Amount amount, String provider, Instant expireTime) {}
