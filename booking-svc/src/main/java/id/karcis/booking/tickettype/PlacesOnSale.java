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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    var category = find(hall(venueId), fields, checks);
    checks.refuseIfAny();
    return Objects.requireNonNull(category, "a missing category is refused");
  }

  /// What a hall has, which stays until the transaction ends.
  List<HallCategory> hall(UUID venueId) {
    halls.holdStill(venueId);
    return halls.categories(List.of(venueId)).getOrDefault(venueId, List.of());
  }

  /// The same of several halls.
  Map<UUID, List<HallCategory>> halls(Collection<UUID> venueIds) {
    halls.holdStill(venueIds);
    return halls.categories(venueIds);
  }

  /// Returns what a hall has of the category that is to be sold. Notes when it has none, and then
  /// returns null, or not as many places.
  static @Nullable HallCategory find(
      List<HallCategory> hall, TicketTypeFields fields, FieldChecks checks) {
    var wanted = fields.seatCategory();
    var category = hall.stream().filter(c -> c.name().equals(wanted)).findFirst().orElse(null);
    if (category == null) {
      checks.check(wanted.isEmpty(), "ticketType.seatCategory", wanted, known(hall));
      return null;
    }
    checkPlaces(category, "ticketType.quantity", fields.quantity(), checks);
    return category;
  }

  /// Notes when a floor does not admit as many.
  static void checkPlaces(
      HallCategory category, String field, @Nullable Integer quantity, FieldChecks checks) {
    checks.check(
        quantity == null || !category.standing() || quantity <= category.capacity(),
        field,
        quantity,
        "at most the " + category.capacity() + " places of " + category.name());
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

  private static String known(List<HallCategory> hall) {
    return hall.isEmpty()
        ? "a seat category of the venue, which has no seat map yet: set that first"
        : hall.stream()
            .map(HallCategory::name)
            .collect(Collectors.joining(", ", "one of the seat categories of the venue: ", ""));
  }
}
