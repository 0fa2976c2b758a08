package id.karcis.booking.event;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/// A price for a while, such as Early Bird.
///
/// @param name unique in its ticket type
/// @param priceMinor price of one ticket, in minor units of the event's currency
/// @param startTime first moment of the phase
/// @param endTime first moment after it
/// @param quantity tickets at this price; [#NO_LIMIT] for as many as there are
@Embeddable
public record Phase(
    String name, long priceMinor, Instant startTime, Instant endTime, int quantity) {

  /// The quantity of a phase that only time ends.
  public static final int NO_LIMIT = 0;

  /// Whether it is over when so many tickets are sold.
  public boolean limited() {
    return quantity != NO_LIMIT;
  }

  /// Whether the phase is in force at `moment`.
  public boolean covers(Instant moment) {
    return !moment.isBefore(startTime) && moment.isBefore(endTime);
  }

  /// Whether a moment exists at which both are in force.
  public boolean overlaps(Phase other) {
    return startTime.isBefore(other.endTime) && other.startTime.isBefore(endTime);
  }
}
