package id.karcis.payment.provider;

/// Takes in what providers tell of charges, in any order and any number of times. Returns only
/// after it is written down; when it throws, the provider is to tell it again.
public interface NotificationHandler {

  void handle(ProviderNotification notification);
}
