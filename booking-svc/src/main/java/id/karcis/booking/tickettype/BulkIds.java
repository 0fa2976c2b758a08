package id.karcis.booking.tickettype;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.validation.Ids;
import java.util.Optional;
import java.util.UUID;

/// Ids in files.
final class BulkIds {

  private BulkIds() {}

  /// The id that a text is, if it is one.
  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(Ids.uuid("eventId", text));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }
}
