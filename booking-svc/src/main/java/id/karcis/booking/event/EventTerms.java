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

  /// Whether it still takes place, so that tickets of it may be put on sale.
  public boolean ahead() {
    return status == EventStatus.DRAFT || status == EventStatus.PUBLISHED;
  }
}
