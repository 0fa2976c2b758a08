package id.karcis.booking.tickettype;

import id.karcis.api.booking.v1.CreateTicketTypeRequest;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.EventTerms;
import id.karcis.booking.venue.HallCategory;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.validation.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Holds the ticket types of a file to all that CreateTicketType demands of one, and to each other.
final class GrpcBulkCheck {

  private static final String PREFIX = "ticketType.";

  private final Validation validation;
  private final BulkSurroundings surroundings;
  private final BulkFaults faults;
  private final Instant now;

  /// The line that has a name or category of an event.
  private final Map<Taken, Integer> lines = new HashMap<>();

  private final List<TicketType> types = new ArrayList<>();

  private record Taken(UUID eventId, String field, String value) {}

  private GrpcBulkCheck(
      Validation validation, BulkSurroundings surroundings, BulkFaults faults, Instant now) {
    this.validation = validation;
    this.surroundings = surroundings;
    this.faults = faults;
    this.now = now;
  }

  /// Returns the ticket types that are good; notes what is wrong with the others.
  static List<TicketType> check(
      List<GrpcBulkItem> items,
      Validation validation,
      BulkSurroundings surroundings,
      BulkFaults faults,
      Instant now) {
    var check = new GrpcBulkCheck(validation, surroundings, faults, now);
    items.forEach(check::item);
    return check.types;
  }

  private void item(GrpcBulkItem item) {
    var request = CreateTicketTypeRequest.newBuilder().setTicketType(item.type()).build();
    validation.violations(request).forEach(violation -> note(item, violation));
    var terms = BulkIds.uuid(item.type().getEventId()).map(surroundings.events()::get);
    if (terms.isPresent()) {
      make(item, terms.get());
    } else {
      withoutEvent(item);
    }
  }

  private void make(GrpcBulkItem item, EventTerms terms) {
    var checks = new FieldChecks();
    List<HallCategory> hall = surroundings.hall(terms.venueId());
    var type = NewTicketTypes.make(terms, hall, TicketTypeProtos.toNew(item.type()), checks, now);
    checks.violations().forEach(violation -> note(item, violation));
    distinct(item, terms.id(), "name", item.type().getName());
    distinct(item, terms.id(), "seatCategory", item.type().getSeatCategory());
    if (type != null) {
      types.add(type);
    }
  }

  private void withoutEvent(GrpcBulkItem item) {
    var checks = new FieldChecks();
    var eventId = item.type().getEventId();
    checks.require(PREFIX + "eventId", eventId);
    checks.check(false, PREFIX + "eventId", eventId, "the id of an event; none has this one");
    var readable = item.type().toBuilder().clearEventId().build(); // The id is told as bad already.
    TicketTypeProtos.toNew(readable).apply(null, null, checks).check(checks);
    checks.violations().forEach(violation -> note(item, violation));
  }

  private void distinct(GrpcBulkItem item, UUID eventId, String field, String value) {
    if (value.isEmpty()) {
      return;
    }
    var place = item.origin().of(field);
    var other = lines.putIfAbsent(new Taken(eventId, field, value), place.line());
    if (other != null) {
      faults.bad(
          place, value, "one of its own; line %d has it for the same event".formatted(other));
    } else if (surroundings.taken(eventId, field, value)) {
      faults.bad(place, value, "a new one; the event has a ticket type with it already");
    }
  }

  private void note(GrpcBulkItem item, FieldViolation violation) {
    var field = violation.field();
    var path = field.startsWith(PREFIX) ? field.substring(PREFIX.length()) : field;
    faults.add(item.origin().of(path), violation.reason(), violation.description());
  }
}
