package id.karcis.payment.charge;

import java.util.UUID;

/// The one charge of a payment.
///
/// @param id the provider's idempotency key
/// @param provider who was asked
record Attempt(UUID id, UUID paymentId, String provider) {}
