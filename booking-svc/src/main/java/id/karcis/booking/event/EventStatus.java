package id.karcis.booking.event;

import java.time.Instant;
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

  /// The status of the event `e` in SQL: one that was published is over when its time is.
  static final String NOW =
      "CASE WHEN e.status = 'PUBLISHED' AND e.end_time <= now() THEN 'ENDED' ELSE e.status END";

  /// The same for a stored status.
  EventStatus at(Instant now, Instant endTime) {
    return this == PUBLISHED && !now.isBefore(endTime) ? ENDED : this;
  }

  /// The condition in SQL that the event `e` has this status now.
  String condition() {
    return switch (this) {
      case PUBLISHED -> "e.status = 'PUBLISHED' AND e.end_time > now()";
      case ENDED -> "(e.status = 'ENDED' OR (e.status = 'PUBLISHED' AND e.end_time <= now()))";
      case DRAFT, CANCELLED -> "e.status = '" + name() + "'";
    };
  }

  /// Whether an event of this status may be given `next`. Staying is always allowed.
  boolean mayBecome(EventStatus next) {
    return next == this || followers().contains(next);
  }

  private Set<EventStatus> followers() {
    return switch (this) {
      case DRAFT -> Set.of(PUBLISHED, CANCELLED);
      case PUBLISHED -> Set.of(CANCELLED, ENDED);
      case CANCELLED, ENDED -> Set.of();
    };
  }
}
