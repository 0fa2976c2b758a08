package id.karcis.payment.provider;

/// What a provider tells by itself.
public sealed interface ProviderEvent permits ProviderNotification, RefundNotification {

  String provider();

  /// Returns the provider's name for it; repeated tellings have the same.
  String notificationId();
}
