package id.karcis.booking.event;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How admins get rid of events. What somebody ordered something of is never erased.
@Component
class EventDeleting {

  private final StoredEvents events;
  private final EventRules rules;
  private final EventUse use;
  private final AdminEdits edits;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  EventDeleting(
      StoredEvents events,
      EventRules rules,
      EventUse use,
      AdminEdits edits,
      DatabaseClock clock,
      ApplicationEventPublisher publisher) {
    this.events = events;
    this.rules = rules;
    this.use = use;
    this.edits = edits;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// Deletes the event with its ticket types, or cancels it when it has orders. Refuses NOT_FOUND
  /// for an unknown event, EVENT_STATE for one with orders that has ended, RESOURCE_IN_USE while
  /// somebody holds something of it.
  @Transactional
  public void delete(UUID id) {
    var event = events.locked(id);
    if (use.hasOrders(id)) {
      cancel(event);
    } else {
      use.requireNotHeld(id);
      events.erase(event);
    }
    edits.deleted(EventEditing.TYPE, id);
  }

  /// One that is cancelled stays as it is.
  private void cancel(Event event) {
    rules.checkCancelInsteadOfDelete(event);
    if (event.status() != EventStatus.CANCELLED) {
      event.cancel(clock.instant());
      events.save(event);
      publisher.publishEvent(new EventCancelled(event.id()));
    }
  }
}
