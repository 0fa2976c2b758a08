package id.karcis.booking.limit;

import java.time.Instant;

/// Whether a buyer may have more tickets.
public sealed interface ClaimOutcome {

  /// The claim is written.
  ///
  /// @param expireTime when it ends by itself, by the database's clock
  record Ok(Instant expireTime) implements ClaimOutcome {}

  /// Nothing is written.
  ///
  /// @param limit tickets that the scope allows one buyer
  /// @param owned tickets that the buyer owns or holds within the scope already
  /// @param requested tickets asked for within the scope
  record Exceeded(Scope scope, int limit, int owned, int requested) implements ClaimOutcome {}

  /// What a limit counts over.
  enum Scope {
    /// All tickets of all events of the season.
    SEASON,
    /// All tickets of the event.
    EVENT,
    /// Those of one seat category.
    SEAT_CATEGORY,
    /// Those of one ticket type.
    TICKET_TYPE
  }
}
