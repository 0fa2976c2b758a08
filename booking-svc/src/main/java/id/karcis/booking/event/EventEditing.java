package id.karcis.booking.event;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins write of events.
@Component
class EventEditing {

  /// In the audit log.
  static final String TYPE = "Event";

  private final StoredEvents events;
  private final EventReading reading;
  private final EventRules rules;
  private final AdminEdits edits;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  EventEditing(
      StoredEvents events,
      EventReading reading,
      EventRules rules,
      AdminEdits edits,
      DatabaseClock clock,
      ApplicationEventPublisher publisher) {
    this.events = events;
    this.reading = reading;
    this.rules = rules;
    this.edits = edits;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// Refuses NOT_FOUND for an unknown category, venue or season.
  @Transactional
  public EventView create(EventFields fields) {
    var event = new Event(UuidV7.next(), rules.checkNew(fields.checked()), clock.instant());
    events.save(event);
    edits.created(TYPE, event.id());
    return reading.view(event);
  }

  /// Refuses NOT_FOUND for an unknown event, category, venue or season, EVENT_STATE for what its
  /// status does not allow.
  ///
  /// @param edit what the fields become
  @Transactional
  public EventView update(UUID id, String etag, UnaryOperator<EventFields> edit) {
    var event = events.locked(id);
    Etags.check(etag, event.version());
    var before = event.fields();
    var after = edit.apply(before).checked();
    rules.checkChange(event, after);
    event.change(after, clock.instant());
    events.save(event);
    tell(id, before, after);
    edits.updated(TYPE, id, event.version());
    return reading.view(event);
  }

  private void tell(UUID id, EventFields before, EventFields after) {
    if (after.venueId() != null && !after.venueId().equals(before.venueId())) {
      publisher.publishEvent(new EventMoved(id, after.venueId()));
    }
    if (after.status() == EventStatus.CANCELLED && before.status() != EventStatus.CANCELLED) {
      publisher.publishEvent(new EventCancelled(id));
    }
  }
}
