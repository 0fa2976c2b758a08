package id.karcis.booking.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What tickets of an order had.
///
/// @param ticketsPerType tickets per ticket type, by id of the type
/// @param standing those of them without a seat
record GivenBack(
    List<UUID> seatIds,
    SortedMap<UUID, Integer> ticketsPerType,
    SortedMap<UUID, Integer> standing) {

  static GivenBack of(Order order, Collection<UUID> ticketIds) {
    var given = new HashSet<>(ticketIds);
    var back = new GivenBack(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    for (var item : order.items()) {
      int tickets = (int) item.ticketIds().stream().filter(given::contains).count();
      if (tickets > 0) {
        back.add(item, tickets);
      }
    }
    return back;
  }

  private void add(OrderItem item, int tickets) {
    ticketsPerType.merge(item.ticketTypeId(), tickets, Integer::sum);
    if (item.seatId() == null) {
      standing.merge(item.ticketTypeId(), tickets, Integer::sum);
    } else {
      seatIds.add(item.seatId());
    }
  }
}
