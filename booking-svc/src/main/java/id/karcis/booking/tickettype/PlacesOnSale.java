package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.EventChanged;
import id.karcis.booking.event.EventMoved;
import id.karcis.booking.venue.HallCategory;
import id.karcis.booking.venue.HallLayout;
import id.karcis.booking.venue.HallLayouts;
import id.karcis.booking.venue.Halls;
import id.karcis.booking.venue.SeatMapChanged;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Holds ticket types against the hall: they sell what it has, neither more nor anything else, and
/// follow it while their event is a draft.
@Component
class PlacesOnSale {

  private final Halls halls;
  private final HallLayouts layouts;
  private final TicketTypes types;
  private final Quantities quantities;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  PlacesOnSale(
      Halls halls,
      HallLayouts layouts,
      TicketTypes types,
      Quantities quantities,
      DatabaseClock clock,
      ApplicationEventPublisher publisher) {
    this.halls = halls;
    this.layouts = layouts;
    this.types = types;
    this.quantities = quantities;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// Returns what the hall has of the category. Refuses INVALID_ARGUMENT with everything in
  /// `checks` and when the hall has no such category or not as many places. The seat map stays as
  /// it is until the transaction ends.
  HallCategory check(UUID venueId, TicketTypeFields fields, FieldChecks checks) {
    halls.holdStill(venueId);
    var layout = layouts.current(venueId);
    var wanted = fields.seatCategory();
    var category = layout.category(wanted).orElse(null);
    if (category == null) {
      checks.check(wanted.isEmpty(), "ticketType.seatCategory", wanted, known(layout));
      checks.refuseIfAny();
      throw new IllegalStateException("a missing category is refused");
    }
    var quantity = fields.quantity();
    checks.check(
        quantity == null || !category.standing() || quantity <= category.capacity(),
        "ticketType.quantity",
        quantity,
        "at most the " + category.capacity() + " places of " + category.name());
    checks.refuseIfAny();
    return category;
  }

  @EventListener
  void follow(SeatMapChanged changed) {
    refit(changed.layout(), types.findOfDraftsIn(changed.layout().venueId()));
  }

  @EventListener
  void follow(EventMoved moved) {
    halls.holdStill(moved.venueId());
    refit(layouts.current(moved.venueId()), types.findByEventId(moved.eventId()));
  }

  private void refit(HallLayout layout, List<TicketType> concerned) {
    for (var type : concerned) {
      var gone = new HallCategory(type.seatCategory(), type.standing(), 0);
      type.refit(layout.category(type.seatCategory()).orElse(gone), clock.instant());
      types.saveAndFlush(type);
      quantities.follow(type);
      publisher.publishEvent(new EventChanged(type.eventId()));
    }
  }

  private static String known(HallLayout layout) {
    var names = layout.categories().stream().map(HallCategory::name);
    return "one of the seat categories of the venue: " + names.collect(Collectors.joining(", "));
  }
}
