package id.karcis.payment.provider;

import java.util.UUID;

/// What a provider tells of a charge.
///
/// @param idempotencyKey of the charge
public record ProviderNotification(
    String provider, String notificationId, UUID idempotencyKey, ChargeOutcome outcome)
    implements ProviderEvent {}
