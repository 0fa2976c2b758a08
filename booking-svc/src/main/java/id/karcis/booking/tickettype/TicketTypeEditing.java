package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.EventChanged;
import id.karcis.booking.event.EventDirectory;
import id.karcis.booking.venue.HallCategory;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with ticket types.
@Component
class TicketTypeEditing {

  private static final String TYPE = "TicketType";

  private final TicketTypes types;
  private final TicketTypeReading reading;
  private final EventDirectory events;
  private final PlacesOnSale places;
  private final Quantities quantities;
  private final Sales sales;
  private final AdminEdits edits;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  TicketTypeEditing(
      TicketTypes types,
      TicketTypeReading reading,
      EventDirectory events,
      PlacesOnSale places,
      Quantities quantities,
      Sales sales,
      AdminEdits edits,
      DatabaseClock clock,
      ApplicationEventPublisher publisher) {
    this.types = types;
    this.reading = reading;
    this.events = events;
    this.places = places;
    this.quantities = quantities;
    this.sales = sales;
    this.edits = edits;
    this.clock = clock;
    this.publisher = publisher;
  }

  /// Refuses NOT_FOUND for an unknown event, NAME_TAKEN when it has one of this name or for this
  /// seat category.
  @Transactional
  TicketTypeView create(@Nullable UUID eventId, TicketTypeEdit edit) {
    if (eventId == null) {
      throw withoutEvent(edit);
    }
    var terms = events.fixedTerms(eventId);
    var checks = new FieldChecks();
    var made =
        NewTicketTypes.make(terms, places.hall(terms.venueId()), edit, checks, clock.instant());
    checks.refuseIfAny();
    var type = Objects.requireNonNull(made, "what is bad is refused");
    save(type);
    edits.created(TYPE, type.id());
    return reading.view(type);
  }

  /// Sets how many standing tickets there are. Refuses NOT_FOUND for an unknown ticket type,
  /// INVALID_ARGUMENT for one of seats and for more than the floors admit, RESOURCE_IN_USE for
  /// fewer than are sold or kept.
  @Transactional
  TicketTypeView setStock(UUID id, int quantity) {
    var type = types.lockById(id).orElseThrow(() -> unknown(id));
    var fields = type.fields();
    var category = standing(type);
    var checks = new FieldChecks();
    PlacesOnSale.checkPlaces(category, "quantity", quantity, checks);
    checks.refuseIfAny();
    if (type.quantity() != quantity) {
      type.change(fields.withQuantity(quantity), category, clock.instant());
      save(type);
      edits.changed("UpdateStock", TYPE, id, type.version());
    }
    return reading.view(type);
  }

  private HallCategory standing(TicketType type) {
    var terms = events.fixedTerms(type.eventId());
    return places.hall(terms.venueId()).stream()
        .filter(c -> c.standing() && c.name().equals(type.seatCategory()))
        .findFirst()
        .orElseThrow(() ->
            Refusals.invalid(
                "ticketTypeId",
                type.id().toString(),
                "a ticket type of a standing floor; of numbered seats, block some instead"));
  }

  /// Refuses NOT_FOUND for an unknown ticket type, RESOURCE_IN_USE for a quantity below what is
  /// sold or held, of the type or of a phase.
  @Transactional
  TicketTypeView update(UUID id, String etag, TicketTypeEdit edit) {
    var type = find(id);
    Etags.check(etag, type.version());
    var terms = events.fixedTerms(type.eventId());
    var checks = new FieldChecks();
    var fields = edit.apply(type.fields(), terms.currencyCode(), checks);
    fields.check(checks);
    var category = places.check(terms.venueId(), fields, checks);
    type.change(fields, category, clock.instant());
    save(type);
    edits.updated(TYPE, id, type.version());
    return reading.view(type);
  }

  @Transactional
  void delete(UUID id) {
    var type = find(id);
    sales.requireNothingHeld(type);
    Supplier<Refusal> ordered = () -> Constraints.inUse("ticket type", id, "orders");
    Constraints.guarded(
        Map.of("order_items_ticket_type_id_fkey", ordered, "tickets_ticket_type_id_fkey", ordered),
        () -> {
          types.delete(type);
          types.flush();
        });
    publisher.publishEvent(new EventChanged(type.eventId()));
    edits.deleted(TYPE, id);
  }

  /// Tells what else is wrong, as far as that is known without the event.
  private static Refusal withoutEvent(TicketTypeEdit edit) {
    var checks = new FieldChecks();
    checks.require("ticketType.eventId", null);
    edit.apply(null, null, checks).check(checks);
    return checks.refusal();
  }

  private TicketType find(UUID id) {
    return types.findById(id).orElseThrow(() -> unknown(id));
  }

  private static Refusal unknown(UUID id) {
    return Refusals.notFound("ticketType", id.toString());
  }

  private void save(TicketType type) {
    Constraints.guarded(
        NewTicketTypes.taken(type.name(), type.seatCategory()), () -> types.saveAndFlush(type));
    quantities.follow(type);
    publisher.publishEvent(new EventChanged(type.eventId()));
  }
}
