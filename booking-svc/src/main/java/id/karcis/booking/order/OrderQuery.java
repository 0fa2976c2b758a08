package id.karcis.booking.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which orders are asked for; null leaves a filter out.
record OrderQuery(@Nullable UUID userId, @Nullable UUID eventId, @Nullable OrderStatus status) {

  /// What pages of the same list have in common.
  String fingerprint() {
    return "orders of %s, %s, %s".formatted(userId, eventId, status);
  }
}
