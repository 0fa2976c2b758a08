package id.karcis.booking.refund;

import id.karcis.booking.order.Order;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the terms of orders.
@Component
class OrderTerms {

  private final JdbcClient jdbc;

  OrderTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  RefundTerms of(Order order) {
    var start =
        jdbc.sql("SELECT start_time FROM events WHERE id = :event")
            .param("event", order.eventId())
            .query(OffsetDateTime.class)
            .single();
    return new RefundTerms(order.refundPolicy(), start.toInstant());
  }
}
