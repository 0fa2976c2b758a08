package id.karcis.booking.event;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.catalog.Constraints;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Which edits an event's status allows.
@Component
class EventRules {

  private final EventUse use;

  EventRules(EventUse use) {
    this.use = use;
  }

  /// Returns the fields of a new event, which is a draft or published at once.
  EventFields checkNew(EventFields fields) {
    if (fields.status() == EventStatus.DRAFT || fields.status() == EventStatus.PUBLISHED) {
      return fields;
    }
    throw Refusals.invalid("event.status", String.valueOf(fields.status()), "DRAFT or PUBLISHED");
  }

  void checkChange(Event event, EventFields next) {
    checkStatus(event, next);
    if (event.status() == EventStatus.DRAFT) {
      checkDraft(event, next);
    } else {
      checkFixed(event, next);
    }
  }

  /// One with orders is kept, and its buyers are paid back, unless they got what they paid for.
  void checkCancelInsteadOfDelete(Event event) {
    if (event.status() == EventStatus.ENDED) {
      throw refusal(event, "has orders, so it is kept");
    }
  }

  private void checkStatus(Event event, EventFields next) {
    var status = next.status();
    if (status == null || !event.status().mayBecome(status)) {
      throw refusal(event, "cannot become " + status);
    }
  }

  private void checkFixed(Event event, EventFields next) {
    var same =
        event.venueId().equals(next.venueId())
            && event.currencyCode().equals(next.currencyCode())
            && event.startTime().equals(next.startTime())
            && Objects.equals(event.seasonId(), next.seasonId());
    if (!same) {
      throw refusal(event, "keeps its venue, currency, start and season");
    }
  }

  /// Prices are numbers of the event's currency: they would silently mean something else.
  private void checkDraft(Event event, EventFields next) {
    if (!event.currencyCode().equals(next.currencyCode()) && use.hasTicketTypes(event.id())) {
      throw Constraints.inUse("currency of event", event.id(), "ticketTypes");
    }
  }

  private static Refusal refusal(Event event, String why) {
    return Refusals.failedPrecondition(
        ErrorReason.EVENT_STATE,
        "event %s is %s and %s".formatted(event.id(), event.status(), why),
        Map.of("eventId", event.id().toString(), "status", event.status().name()));
  }
}
