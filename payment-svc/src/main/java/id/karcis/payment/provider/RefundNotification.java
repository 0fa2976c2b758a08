package id.karcis.payment.provider;

import java.util.UUID;

/// What a provider tells of a refund.
///
/// @param idempotencyKey of the refund
/// @param reference what the provider calls it
public record RefundNotification(
    String provider,
    String notificationId,
    UUID idempotencyKey,
    String reference,
    RefundOutcome outcome)
    implements ProviderEvent {}
