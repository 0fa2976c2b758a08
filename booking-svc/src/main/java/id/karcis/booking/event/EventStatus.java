package id.karcis.booking.event;

import java.util.Set;

/// Where an event is in its life.
public enum EventStatus {
  /// Being prepared; only admins see it.
  DRAFT,
  /// Public; on sale within its sales window.
  PUBLISHED,
  /// Will not take place.
  CANCELLED,
  /// Over.
  ENDED;

  /// Whether an event of this status may be given `next`. Staying is always allowed.
  boolean mayBecome(EventStatus next) {
    return next == this || followers().contains(next);
  }

  private Set<EventStatus> followers() {
    return switch (this) {
      case DRAFT -> Set.of(PUBLISHED);
      case PUBLISHED -> Set.of(CANCELLED, ENDED);
      case CANCELLED, ENDED -> Set.of();
    };
  }
}
