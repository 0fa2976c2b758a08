package id.karcis.booking.settlement;

import java.util.UUID;

/// Money of an order that went back.
///
/// @param refundId payment-svc's name for it: it counts once
/// @param amountMinor in minor units of the currency
record Refunded(
    UUID refundId, UUID orderId, UUID paymentId, long amountMinor, String currencyCode) {}
