package id.karcis.booking.order;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.EventSales;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The door through which every order, every new line and places in a cart go.
@Component
public class OpenSales {

  private final EventSales events;

  OpenSales(EventSales events) {
    this.events = events;
  }

  /// The event as it stands now, if the caller may buy tickets of it at `now`. Refuses NOT_FOUND,
  /// EVENT_NOT_ON_SALE.
  public EventSale open(UUID eventId, Instant now) {
    var sale = events.fresh(eventId);
    sale.requireOnSale(now);
    return sale;
  }
}
