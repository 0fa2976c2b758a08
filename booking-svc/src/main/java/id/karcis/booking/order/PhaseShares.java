package id.karcis.booking.order;

import id.karcis.booking.stock.PhaseStock.PhaseTickets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Tickets of an order by the phase whose price they have, in the order in which phases are locked.
final class PhaseShares {

  private static final Comparator<Phase> LOCK_ORDER =
      Comparator.comparing(Phase::ticketTypeId).thenComparing(Phase::name);

  private static final int ONE_TICKET = 1;

  private PhaseShares() {}

  private record Phase(UUID ticketTypeId, String name) {}

  private record Line(Phase phase, int tickets) {}

  /// Of a new order, all phases.
  static List<PhaseTickets> all(NewOrder order) {
    return of(
        order.lines().stream()
            .map(l -> new Line(new Phase(l.ticketTypeId(), l.phase()), l.quantity())));
  }

  /// Of an order, all phases.
  static List<PhaseTickets> all(Order order) {
    return of(
        order.items().stream()
            .map(i -> new Line(new Phase(i.ticketTypeId(), i.phase()), i.quantity())));
  }

  /// Of some tickets of an order, all phases.
  static List<PhaseTickets> of(Order order, Collection<UUID> ticketIds) {
    return of(
        order.items().stream()
            .flatMap(i ->
                i.ticketIds().stream()
                    .filter(ticketIds::contains)
                    .map(_ -> new Line(new Phase(i.ticketTypeId(), i.phase()), ONE_TICKET))));
  }

  private static List<PhaseTickets> of(Stream<Line> lines) {
    var tickets = new TreeMap<Phase, Integer>(LOCK_ORDER);
    lines
        .filter(line -> !line.phase().name().isEmpty())
        .forEach(line -> tickets.merge(line.phase(), line.tickets(), Integer::sum));
    return tickets.entrySet().stream()
        .map(e -> new PhaseTickets(e.getKey().ticketTypeId(), e.getKey().name(), e.getValue()))
        .toList();
  }
}
