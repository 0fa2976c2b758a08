package id.karcis.booking.event;

import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.venue.Halls;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads events in order to change them, and writes them, within the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StoredEvents {

  private final Events events;
  private final Halls halls;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  StoredEvents(
      Events events, Halls halls, DatabaseClock clock, ApplicationEventPublisher publisher) {
    this.events = events;
    this.halls = halls;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// The event as it is now: what an edit decides by must not change before it is written. Refuses
  /// NOT_FOUND for an unknown one.
  public Event locked(UUID id) {
    var event =
        events.findLockedById(id).orElseThrow(() -> Refusals.notFound("event", id.toString()));
    event.endIfOver(clock.instant());
    return event;
  }

  /// Refuses NOT_FOUND for an unknown category, venue or season. An event that is not a draft keeps
  /// the seat map of its venue from changing, so both wait for each other.
  public void save(Event event) {
    if (event.status() != EventStatus.DRAFT) {
      halls.holdStill(event.venueId());
    }
    Constraints.guarded(
        Map.of(
            "events_category_id_fkey",
            () -> Refusals.notFound("category", event.categoryId().toString()),
            "events_venue_id_fkey",
            () -> Refusals.notFound("venue", event.venueId().toString()),
            "events_season_id_fkey",
            () -> Refusals.notFound("season", String.valueOf(event.seasonId()))),
        () -> events.saveAndFlush(event));
    publisher.publishEvent(new EventChanged(event.id()));
  }

  /// Refuses RESOURCE_IN_USE for an event with orders.
  public void erase(Event event) {
    Supplier<Refusal> ordered = () -> Constraints.inUse("event", event.id(), "orders");
    Constraints.guarded(
        Map.of("orders_event_id_fkey", ordered, "tickets_event_id_fkey", ordered),
        () -> {
          events.delete(event);
          events.flush();
        });
    publisher.publishEvent(new EventChanged(event.id()));
  }
}
