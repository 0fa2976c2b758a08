package id.karcis.booking.dashboard;

import java.util.Optional;
import java.util.UUID;

/// What figures are about, as rollups name it.
public final class Scope {

  /// Stands for all events together where an event would be named.
  public static final UUID ALL_EVENTS = new UUID(0, 0);

  private Scope() {}

  /// Returns the name of the scope: of one event, or of all.
  public static UUID of(Optional<UUID> event) {
    return event.orElse(ALL_EVENTS);
  }
}
