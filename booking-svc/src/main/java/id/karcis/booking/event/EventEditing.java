package id.karcis.booking.event;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.venue.Halls;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with events.
@Component
class EventEditing {

  private static final String TYPE = "Event";

  private final Events events;
  private final EventReading reading;
  private final EventRules rules;
  private final EventUse use;
  private final Halls halls;
  private final AdminEdits edits;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  EventEditing(
      Events events,
      EventReading reading,
      EventRules rules,
      EventUse use,
      Halls halls,
      AdminEdits edits,
      DatabaseClock clock,
      ApplicationEventPublisher publisher) {
    this.events = events;
    this.reading = reading;
    this.rules = rules;
    this.use = use;
    this.halls = halls;
    this.edits = edits;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// Refuses NOT_FOUND for an unknown category, venue or season.
  @Transactional
  EventView create(EventFields fields) {
    var event = new Event(UuidV7.next(), rules.checkNew(fields.checked()), clock.instant());
    save(event);
    edits.created(TYPE, event.id());
    return reading.view(event);
  }

  /// Refuses NOT_FOUND for an unknown event, category, venue or season, EVENT_STATE for what its
  /// status does not allow.
  ///
  /// @param edit what the fields become
  @Transactional
  EventView update(UUID id, String etag, UnaryOperator<EventFields> edit) {
    var event = locked(id);
    Etags.check(etag, event.version());
    var before = event.status();
    var fields = edit.apply(event.fields()).checked();
    rules.checkChange(event, fields);
    var moved = !event.venueId().equals(fields.venueId());
    event.change(fields, clock.instant());
    save(event);
    if (moved) {
      publisher.publishEvent(new EventMoved(id, event.venueId()));
    }
    if (event.status() == EventStatus.CANCELLED && before != EventStatus.CANCELLED) {
      publisher.publishEvent(new EventCancelled(id));
    }
    edits.updated(TYPE, id, event.version());
    return reading.view(event);
  }

  /// Deletes the event with its ticket types, or cancels it when it has orders. Refuses EVENT_STATE
  /// for one with orders that has ended, RESOURCE_IN_USE while somebody holds something of it.
  @Transactional
  void delete(UUID id) {
    var event = locked(id);
    if (use.hasOrders(id)) {
      cancel(event);
    } else {
      erase(event);
    }
    edits.deleted(TYPE, id);
  }

  private void cancel(Event event) {
    rules.checkCancelInsteadOfDelete(event);
    if (event.status() != EventStatus.CANCELLED) {
      event.cancel(clock.instant());
      save(event);
      publisher.publishEvent(new EventCancelled(event.id()));
    }
  }

  private void erase(Event event) {
    var id = event.id();
    use.requireNotHeld(id);
    Supplier<Refusal> ordered = () -> Constraints.inUse("event", id, "orders");
    Constraints.guarded(
        Map.of("orders_event_id_fkey", ordered, "tickets_event_id_fkey", ordered),
        () -> {
          events.delete(event);
          events.flush();
        });
    publisher.publishEvent(new EventChanged(id));
  }

  /// What an edit decides by must not change before it is written.
  private Event locked(UUID id) {
    var event =
        events.findLockedById(id).orElseThrow(() -> Refusals.notFound("event", id.toString()));
    event.endIfOver(clock.instant());
    return event;
  }

  /// An event that is not a draft keeps the seat map of its venue from changing, so both wait for
  /// each other.
  private void save(Event event) {
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
}
