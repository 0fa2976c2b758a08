package id.karcis.payment.refund;

import id.karcis.payment.money.Amount;
import java.util.UUID;

/// Money that goes back, for whatever reason.
///
/// @param id the caller's name for it and the provider's idempotency key: it goes back once
/// @param reason for people, at most 500 characters
public record Refund(UUID id, UUID paymentId, Amount amount, String reason) {}
