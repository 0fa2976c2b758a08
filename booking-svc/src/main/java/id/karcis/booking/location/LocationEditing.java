package id.karcis.booking.location;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with locations.
@Component
class LocationEditing {

  private static final String TYPE = "Location";

  private final Locations locations;
  private final AdminEdits edits;
  private final DatabaseClock clock;

  LocationEditing(Locations locations, AdminEdits edits, DatabaseClock clock) {
    this.locations = locations;
    this.edits = edits;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Location get(UUID id) {
    return locations.findById(id).orElseThrow(() -> Refusals.notFound("location", id.toString()));
  }

  @Transactional
  Location create(LocationFields fields) {
    var location = new Location(UuidV7.next(), fields.checked(), clock.instant());
    save(location);
    edits.created(TYPE, location.id());
    return location;
  }

  /// @param edit what the fields become
  @Transactional
  Location update(UUID id, String etag, UnaryOperator<LocationFields> edit) {
    var location = get(id);
    Etags.check(etag, location.version());
    location.change(edit.apply(location.fields()).checked(), clock.instant());
    save(location);
    edits.updated(TYPE, id, location.version());
    return location;
  }

  @Transactional
  void delete(UUID id) {
    var location = get(id);
    Constraints.guarded(
        Map.of("venues_location_id_fkey", () -> Constraints.inUse("location", id, "venues")),
        () -> {
          locations.delete(location);
          locations.flush();
        });
    edits.deleted(TYPE, id);
  }

  private void save(Location location) {
    Constraints.guarded(
        Map.of("locations_name", () -> Constraints.nameTaken("location", location.name())),
        () -> locations.saveAndFlush(location));
  }
}
