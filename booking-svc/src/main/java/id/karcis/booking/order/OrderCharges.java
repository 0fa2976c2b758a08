package id.karcis.booking.order;

import id.karcis.platform.error.Refusals;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What payment-svc tells of charges that were not begun here, or did not end while this service
/// waited: as long as one is under way, its order keeps its price.
@Component
public class OrderCharges {

  /// A payment that was told to have ended is not charged again.
  private static final String BEGIN =
      """
      UPDATE orders
      SET charge_attempt = charge_attempt + (CASE WHEN charge_open THEN 0 ELSE 1 END),
          charge_open = true, charge_payment = :payment
      WHERE id = :id AND total_minor > 0 AND charge_declined IS DISTINCT FROM :payment
      """;

  private static final String IS_LEASED =
      "SELECT coalesce(charge_lease > clock_timestamp(), false) FROM orders WHERE id = :id";

  /// While a call is on the attempt, that call closes it when it sees what is written down here.
  private static final String END =
      """
      UPDATE orders
      SET charge_declined = :payment,
          charge_open = charge_open AND (coalesce(charge_payment <> :payment, false)
            OR coalesce(charge_lease > clock_timestamp(), false))
      WHERE id = :id
      """;

  private final Orders orders;
  private final JdbcClient jdbc;

  OrderCharges(Orders orders, JdbcClient jdbc) {
    this.orders = orders;
    this.jdbc = jdbc;
  }

  /// Says that payment-svc is about to charge a payment of an order, and returns the order as it
  /// stands; if it can be paid it does not change until that charge has ended. Refuses NOT_FOUND
  /// for an unknown order, PAYMENT_IN_PROGRESS while a call of PayOrder charges it.
  @Transactional
  public Order begin(UUID orderId, UUID paymentId) {
    var order = lock(orderId);
    if (order.status() != OrderStatus.PENDING_PAYMENT) {
      return order;
    }
    if (jdbc.sql(IS_LEASED).param("id", orderId).query(Boolean.class).single()) {
      throw OrderRefusals.paymentInProgress(order.code());
    }
    jdbc.sql(BEGIN).param("id", orderId).param("payment", paymentId).update();
    return order;
  }

  /// Says that a charge of an order ended without money for it. Nothing happens to the charge of
  /// another payment. Refuses NOT_FOUND for an unknown order.
  @Transactional
  public void end(UUID orderId, UUID paymentId) {
    var order = lock(orderId);
    jdbc.sql(END).param("id", order.id()).param("payment", paymentId).update();
  }

  private Order lock(UUID orderId) {
    return orders.lock(orderId).orElseThrow(() -> Refusals.notFound("order", orderId.toString()));
  }
}
