package id.karcis.booking.event;

import java.util.UUID;

/// What a ticket type must know of its event.
///
/// @param currencyCode of all prices
public record EventTerms(UUID id, UUID venueId, EventStatus status, String currencyCode) {

  /// Whether only admins see it.
  public boolean draft() {
    return status == EventStatus.DRAFT;
  }
}
