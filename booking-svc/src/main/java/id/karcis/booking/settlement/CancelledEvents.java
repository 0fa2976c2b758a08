package id.karcis.booking.settlement;

import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells whether the event of an order was cancelled. Works inside the caller's transaction, which
/// has locked the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CancelledEvents {

  private static final String FIND = "SELECT status = 'CANCELLED' FROM events WHERE id = :event";

  private final JdbcClient jdbc;

  CancelledEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An order that waits is gone through when its event is cancelled, and that waits for the order;
  /// one that ran out is not, so here the event waits instead. Few do, and the others spare its
  /// row.
  boolean has(Order order) {
    var sql = order.status() == OrderStatus.EXPIRED ? FIND + " FOR SHARE" : FIND;
    return jdbc.sql(sql).param("event", order.eventId()).query(Boolean.class).single();
  }
}
