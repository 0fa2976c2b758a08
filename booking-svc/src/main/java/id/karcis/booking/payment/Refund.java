package id.karcis.booking.payment;

import java.util.UUID;

/// Money to be sent back.
///
/// @param refundId of this refund: it is made once for it, however often it is asked for
/// @param amountMinor in minor units of the currency
/// @param reason for people
public record Refund(
    UUID paymentId, UUID refundId, long amountMinor, String currencyCode, String reason) {}
