package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.EventTerms;
import id.karcis.booking.venue.HallCategory;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What holds for every new ticket type, whether it comes alone or in a file.
final class NewTicketTypes {

  private NewTicketTypes() {}

  /// Makes a ticket type. Notes everything that is wrong with it, and returns null if something is.
  ///
  /// @param hall what the venue of the event has
  static @Nullable TicketType make(
      EventTerms terms,
      List<HallCategory> hall,
      TicketTypeEdit edit,
      FieldChecks checks,
      Instant now) {
    checks.check(
        terms.ahead(),
        "ticketType.eventId",
        terms.id(),
        "an event that is a draft or published; this one is " + terms.status());
    var fields = edit.apply(null, terms.currencyCode(), checks);
    fields.check(checks);
    var category = PlacesOnSale.find(hall, fields, checks);
    return category == null || !checks.violations().isEmpty()
        ? null
        : new TicketType(UuidV7.next(), terms.id(), fields, category, now);
  }

  /// NAME_TAKEN, by the names of the constraints that say so.
  static Map<String, Supplier<Refusal>> taken(String name, String seatCategory) {
    return Map.of(
        "ticket_types_event_id_name_key",
        () -> Constraints.nameTaken("ticket type of the event", name),
        "ticket_types_event_id_seat_category_key",
        () -> Constraints.nameTaken("ticket type for seats", seatCategory));
  }
}
