package id.karcis.booking.event;

import id.karcis.booking.event.view.Views;
import id.karcis.platform.error.Refusals;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// People who look at events.
@Component
class Viewing {

  private final EventSales sales;
  private final Views views;

  Viewing(EventSales sales, Views views) {
    this.sales = sales;
    this.views = views;
  }

  /// Counts a view and returns how many the event has with it. Refuses NOT_FOUND for an unknown
  /// event, and for a draft unless `drafts` may be seen.
  long record(UUID eventId, boolean drafts) {
    if (sales.recent(eventId).status() == EventStatus.DRAFT && !drafts) {
      throw Refusals.notFound("event", eventId.toString());
    }
    return views.record(eventId);
  }
}
