package id.karcis.booking.stock;

import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.stock.Counter.Key;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the counters of phases in step with the phases of their ticket type.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PhaseQuantities {

  /// Whoever orders share-locks the ticket type by a foreign key: this waits for orders that are
  /// being written, so that none of them goes uncounted.
  private static final String WAIT_FOR_ORDERS =
      "SELECT id FROM ticket_types WHERE id = :type FOR UPDATE";

  /// What was ordered while the phase was not counted.
  private static final String COUNT =
      """
      INSERT INTO phase_claims (event_id, ticket_type_id, phase, order_id, quantity, expire_time)
      SELECT :event, :type, :part, o.id, sum(n.tickets),
             CASE WHEN o.status = 'PENDING_PAYMENT' THEN o.expire_time END
      FROM order_items i
      JOIN orders o ON o.id = i.order_id
      CROSS JOIN LATERAL (
        SELECT CASE WHEN o.status = 'PENDING_PAYMENT' THEN i.quantity
                    ELSE (SELECT count(*) FROM tickets t
                          WHERE t.order_item_id = i.id AND t.status <> 'CANCELLED') END) n (tickets)
      WHERE o.event_id = :event AND i.ticket_type_id = :type AND i.phase = :part
        AND (o.status IN ('PAID', 'PARTIALLY_REFUNDED')
             OR (o.status = 'PENDING_PAYMENT' AND o.expire_time > now()))
      GROUP BY o.id HAVING sum(n.tickets) > 0
      """;

  private static final String TAKE_COUNT =
      """
      UPDATE phase_stock s SET claimed = n.claimed
      FROM (SELECT coalesce(sum(quantity), 0) AS claimed FROM phase_claims
            WHERE event_id = :event AND ticket_type_id = :type AND phase = :part) n
      WHERE s.event_id = :event AND s.ticket_type_id = :type AND s.phase = :part
        AND n.claimed <= s.quantity
      """;

  private static final String COUNTED =
      """
      SELECT coalesce(sum(quantity), 0) FROM phase_claims
      WHERE event_id = :event AND ticket_type_id = :type AND phase = :part
      """;

  private final JdbcClient jdbc;
  private final Counter counter;

  PhaseQuantities(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.counter = new Counter(jdbc, PhaseStock.TABLES);
  }

  /// Makes counters for the phases that have a quantity. Refuses RESOURCE_IN_USE for a quantity
  /// below what is sold or kept for unpaid orders, and for a phase that is gone while some of it
  /// is.
  ///
  /// @param phases names of all phases
  /// @param quantities of those that have one
  public void follow(
      UUID eventId, UUID typeId, Set<String> phases, Map<String, Integer> quantities) {
    var known = known(eventId, typeId);
    if (!known.containsAll(quantities.keySet())) {
      jdbc.sql(WAIT_FOR_ORDERS).param("type", typeId).query(UUID.class).optional();
    }
    var all = new TreeSet<>(known);
    all.addAll(quantities.keySet());
    for (var phase : all) {
      var key = new Key(eventId, typeId, phase);
      var quantity = quantities.get(phase);
      if (quantity == null) {
        drop(key, phases.contains(phase));
      } else {
        set(key, quantity, !known.contains(phase));
      }
    }
  }

  private Set<String> known(UUID eventId, UUID typeId) {
    return jdbc.sql(
            "SELECT phase FROM phase_stock WHERE event_id = :event AND ticket_type_id = :type")
        .param("event", eventId)
        .param("type", typeId)
        .query((row, _) -> row.getString(1))
        .set();
  }

  private void drop(Key key, boolean stays) {
    if (!stays && counter.claimed(key) > 0) {
      throw Constraints.inUse(
          "phase '%s' of ticket type".formatted(key.part()), key.ticketTypeId(), "orders");
    }
    counter.drop(key);
  }

  private void set(Key key, int quantity, boolean fresh) {
    if (!counter.set(key, quantity)) {
      throw StockRefusals.tooFew(name(key), counter.claimed(key), quantity);
    }
    if (fresh) {
      on(COUNT, key).update();
      if (on(TAKE_COUNT, key).update() == 0) {
        throw StockRefusals.tooFew(name(key), counted(key), quantity);
      }
    }
  }

  private JdbcClient.StatementSpec on(String sql, Key key) {
    return jdbc.sql(sql)
        .param("event", key.eventId())
        .param("type", key.ticketTypeId())
        .param("part", key.part());
  }

  private int counted(Key key) {
    return on(COUNTED, key).query(Integer.class).single();
  }

  private static String name(Key key) {
    return "phase '%s' of ticket type %s".formatted(key.part(), key.ticketTypeId());
  }
}
