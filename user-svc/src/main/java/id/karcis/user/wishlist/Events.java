package id.karcis.user.wishlist;

import java.util.UUID;

/// The events of booking-svc.
interface Events {

  /// Tells whether there is an event that anybody may see; drafts are none. Asks booking-svc, so
  /// not within a transaction; fails when it cannot be reached in time.
  boolean exists(UUID eventId);
}
