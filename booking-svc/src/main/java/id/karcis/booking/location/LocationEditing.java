package id.karcis.booking.location;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.ResourceEditing;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What admins do with locations.
@Component
class LocationEditing extends ResourceEditing<Location, LocationFields> {

  LocationEditing(Locations locations, AdminEdits edits, DatabaseClock clock) {
    super("Location", locations, Location::new, edits, clock);
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfWriting(Location location) {
    return Map.of("locations_name", () -> Constraints.nameTaken(noun(), location.name()));
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfDeleting(UUID id) {
    return Map.of("venues_location_id_fkey", () -> Constraints.inUse(noun(), id, "venues"));
  }
}
