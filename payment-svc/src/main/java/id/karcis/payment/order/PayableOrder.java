package id.karcis.payment.order;

import id.karcis.payment.money.Amount;
import java.time.Instant;
import java.util.UUID;

/// An order as booking-svc tells it.
///
/// @param code such as `BKG-7F3K9`
/// @param userId the buyer
/// @param expireTime until when it can be paid
public record PayableOrder(
    UUID id, String code, UUID userId, Amount total, Instant expireTime, OrderStatus status) {}
