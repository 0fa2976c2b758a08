package id.karcis.booking.venue;

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

/// What admins do with venues, apart from their seat maps.
@Component
class VenueEditing {

  private static final String TYPE = "Venue";

  private final Venues venues;
  private final AdminEdits edits;
  private final DatabaseClock clock;

  VenueEditing(Venues venues, AdminEdits edits, DatabaseClock clock) {
    this.venues = venues;
    this.edits = edits;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Venue get(UUID id) {
    return venues.findById(id).orElseThrow(() -> Refusals.notFound("venue", id.toString()));
  }

  /// Refuses NOT_FOUND for an unknown location.
  @Transactional
  Venue create(VenueFields fields) {
    var venue = new Venue(UuidV7.next(), fields.checked(), clock.instant());
    save(venue);
    edits.created(TYPE, venue.id());
    return venue;
  }

  /// Refuses NOT_FOUND for an unknown venue or location.
  ///
  /// @param edit what the fields become
  @Transactional
  Venue update(UUID id, String etag, UnaryOperator<VenueFields> edit) {
    var venue = get(id);
    Etags.check(etag, venue.version());
    venue.change(edit.apply(venue.fields()).checked(), clock.instant());
    save(venue);
    edits.updated(TYPE, id, venue.version());
    return venue;
  }

  /// Deletes the venue with its seat map.
  @Transactional
  void delete(UUID id) {
    var venue = get(id);
    Constraints.guarded(
        Map.of("events_venue_id_fkey", () -> Constraints.inUse("venue", id, "events")),
        () -> {
          venues.delete(venue);
          venues.flush();
        });
    edits.deleted(TYPE, id);
  }

  private void save(Venue venue) {
    Constraints.guarded(
        Map.of(
            "venues_location_id_fkey",
            () -> Refusals.notFound("location", venue.locationId().toString())),
        () -> venues.saveAndFlush(venue));
  }
}
