package id.karcis.payment.provider;

import java.util.UUID;

/// What a provider tells by itself.
///
/// @param notificationId the provider's name for it; repeated tellings have the same
/// @param idempotencyKey of the charge
public record ProviderNotification(
    String provider, String notificationId, UUID idempotencyKey, ChargeOutcome outcome) {}
