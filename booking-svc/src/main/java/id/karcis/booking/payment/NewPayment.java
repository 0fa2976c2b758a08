package id.karcis.booking.payment;

import java.time.Instant;
import java.util.UUID;

/// A payment to be opened, of which nothing is charged yet.
///
/// @param code of the order, for what payment-svc says
/// @param amountMinor in minor units of the currency, above 0
/// @param method such as `SIMULATED`
/// @param expireTime until when the order can be paid
public record NewPayment(
    UUID orderId,
    String code,
    UUID userId,
    long amountMinor,
    String currencyCode,
    String method,
    Instant expireTime) {}
