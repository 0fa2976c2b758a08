package id.karcis.payment.provider;

import java.util.List;

/// A provider that tells by webhook.
public interface WebhookSource {

  /// Returns its name in the webhook's path, such as `stripe`.
  String name();

  /// Returns what its notifications may be signed with; empty if it is not set up here.
  List<String> secrets();

  /// Reads a notification whose signature is verified; nothing if it is about nothing of ours.
  ///
  /// @throws UnreadableNotificationException if it is none
  List<ProviderEvent> read(String body);
}
