package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What admins write of a ticket type, prices in minor units of the event's currency. An empty
/// string is a missing value.
///
/// @param price null when missing
/// @param quantity null: as many as the hall has
/// @param maxPerUser 0 for no limit of its own
record TicketTypeFields(
    @Nullable UUID eventId,
    String name,
    String seatCategory,
    @Nullable Long price,
    @Nullable Integer quantity,
    int maxPerUser,
    List<Phase> phases) {

  TicketTypeFields {
    phases = List.copyOf(phases);
  }

  /// The same with another quantity.
  TicketTypeFields withQuantity(int tickets) {
    return new TicketTypeFields(eventId, name, seatCategory, price, tickets, maxPerUser, phases);
  }

  /// Notes everything that is missing or does not fit together.
  void check(FieldChecks checks) {
    checks.require("ticketType.name", name);
    checks.require("ticketType.seatCategory", seatCategory);
    checks.require("ticketType.price", price);
    var names = new HashSet<String>();
    for (var i = 0; i < phases.size(); i++) {
      var path = "ticketType.phases[" + i + "]";
      var phase = phases.get(i);
      checks.check(names.add(phase.name()), path + ".name", phase.name(), "a name of its own");
      checkTimes(checks, path, phase, phases.subList(0, i));
    }
  }

  private static void checkTimes(
      FieldChecks checks, String path, Phase phase, List<Phase> earlier) {
    checks.check(
        phase.endTime().isAfter(phase.startTime()),
        path + ".endTime",
        phase.endTime(),
        "a moment after startTime");
    var overlapped = earlier.stream().filter(phase::overlaps).findFirst();
    overlapped.ifPresent(other ->
        checks.check(
            false,
            path + ".startTime",
            phase.startTime(),
            "a phase that does not overlap '" + other.name() + "'"));
  }
}
