package id.karcis.booking.venue;

import id.karcis.booking.catalog.FieldChecks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What admins write of a venue. An empty name is a missing one.
///
/// @param latitude degrees north; null when not known
/// @param longitude degrees east; null when not known
/// @param mapUri link to a map, or empty
record VenueFields(
    String name,
    @Nullable UUID locationId,
    String address,
    @Nullable Double latitude,
    @Nullable Double longitude,
    String mapUri) {

  /// Refuses INVALID_ARGUMENT for everything that is missing.
  VenueFields checked() {
    var checks = new FieldChecks();
    checks.require("venue.name", name);
    checks.require("venue.locationId", locationId);
    checks.refuseIfAny();
    return this;
  }
}
