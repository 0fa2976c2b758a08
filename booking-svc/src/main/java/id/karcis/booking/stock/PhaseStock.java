package id.karcis.booking.stock;

import id.karcis.booking.stock.Counter.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tickets at a phase's price: a [Counter] per phase that has a quantity. Phases without one have
/// no counter; they may be named here all the same and are let through.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PhaseStock {

  static final CounterTables TABLES = new CounterTables("phase_stock", "phase_claims", "phase");

  private static final String COUNTED =
      """
      SELECT ticket_type_id, phase FROM phase_stock
      WHERE event_id = :event AND ticket_type_id IN (:types)
      """;

  private static final String LEFT =
      """
      SELECT s.ticket_type_id, s.phase,
             s.quantity - s.claimed
             + coalesce((SELECT sum(c.quantity) FROM phase_claims c
                         WHERE c.event_id = s.event_id AND c.ticket_type_id = s.ticket_type_id
                           AND c.phase = s.phase AND c.expire_time <= now()), 0) AS places
      FROM phase_stock s
      WHERE s.event_id IN (:events) AND s.ticket_type_id IN (:types)
      """;

  private final JdbcClient jdbc;
  private final Counter counter;

  PhaseStock(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.counter = new Counter(jdbc, TABLES);
  }

  /// An order, whose tickets are counted.
  public record Buyer(UUID eventId, UUID orderId) {}

  /// Tickets of one ticket type at the price of one phase.
  public record PhaseTickets(UUID ticketTypeId, String phase, int tickets) {}

  /// How many tickets are left per ticket type and phase, without a promise; phases without a
  /// quantity are absent.
  @Transactional(propagation = Propagation.SUPPORTS)
  public Map<UUID, Map<String, Integer>> left(
      Collection<UUID> eventIds, Collection<UUID> ticketTypeIds) {
    var left = new HashMap<UUID, Map<String, Integer>>();
    if (!ticketTypeIds.isEmpty()) {
      jdbc.sql(LEFT)
          .param("events", eventIds)
          .param("types", ticketTypeIds)
          .query((row, _) ->
              left.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashMap<>())
                  .put(row.getString(2), row.getInt(3)))
          .list();
    }
    return left;
  }

  /// Keeps the phases of a ticket type that have no quantity from getting one until the transaction
  /// ends. A new line does so by its foreign key; who changes an old one must ask for it.
  public void keepUncounted(UUID ticketTypeId) {
    jdbc.sql("SELECT id FROM ticket_types WHERE id = :type FOR KEY SHARE")
        .param("type", ticketTypeId)
        .query(UUID.class)
        .optional();
  }

  /// Claims tickets for an order until `expireTime`. To be done near the end of the transaction and
  /// after the lines are written: whether a phase has a quantity is asked here and now, since it
  /// may have got one since the order was priced.
  ///
  /// @param wanted each phase once, in an order that is the same for everybody
  /// @return false when a phase has not as many left; then the caller rolls back
  public boolean claim(Buyer buyer, List<PhaseTickets> wanted, Instant expireTime) {
    for (var part : counted(buyer, wanted)) {
      if (!counter.claim(key(buyer, part), buyer.orderId(), part.tickets(), expireTime)) {
        return false;
      }
    }
    return true;
  }

  /// Makes claims permanent because they are paid for; takes anew what ran out and was taken back.
  ///
  /// @return false, with nothing kept, when a phase has not as many left
  public boolean keep(Buyer buyer, List<PhaseTickets> bought) {
    var kept = new ArrayList<Key>();
    for (var part : counted(buyer, bought)) {
      var key = key(buyer, part);
      if (!counter.keep(key, buyer.orderId(), part.tickets())) {
        kept.forEach(k -> counter.release(k, buyer.orderId()));
        return false;
      }
      kept.add(key);
    }
    return true;
  }

  /// Gives back what the order has of these phases. Idempotent.
  public void release(Buyer buyer, List<PhaseTickets> bought) {
    counted(buyer, bought).forEach(part -> counter.release(key(buyer, part), buyer.orderId()));
  }

  /// Gives back some of what the order has of these phases.
  public void releaseSome(Buyer buyer, List<PhaseTickets> some) {
    counted(buyer, some)
        .forEach(part -> counter.release(key(buyer, part), buyer.orderId(), part.tickets()));
  }

  private List<PhaseTickets> counted(Buyer buyer, List<PhaseTickets> tickets) {
    if (tickets.isEmpty()) {
      return List.of();
    }
    var counted = countedPhases(buyer, tickets);
    return tickets.stream().filter(part -> counted.contains(key(buyer, part))).toList();
  }

  private Set<Key> countedPhases(Buyer buyer, List<PhaseTickets> tickets) {
    var types = tickets.stream().map(PhaseTickets::ticketTypeId).distinct().toList();
    return new HashSet<>(
        jdbc.sql(COUNTED)
            .param("event", buyer.eventId())
            .param("types", types)
            .query((row, _) ->
                new Key(buyer.eventId(), row.getObject(1, UUID.class), row.getString(2)))
            .list());
  }

  private static Key key(Buyer buyer, PhaseTickets part) {
    return new Key(buyer.eventId(), part.ticketTypeId(), part.phase());
  }
}
