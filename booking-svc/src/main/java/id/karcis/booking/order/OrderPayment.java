package id.karcis.booking.order;

import id.karcis.booking.payment.NewPayment;
import id.karcis.booking.payment.Payments;
import id.karcis.platform.error.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Opens payments of orders. A remote call: never inside a transaction or under a lock.
@Component
public class OrderPayment {

  private static final Logger log = LoggerFactory.getLogger(OrderPayment.class);

  private final Payments payments;
  private final Orders orders;

  OrderPayment(Payments payments, Orders orders) {
    this.payments = payments;
    this.orders = orders;
  }

  /// Opens the payment of an order that waits for one and returns the order as it stands then. When
  /// payments are away or do not know the method, it stands without: paying it opens one.
  ///
  /// @param method such as `SIMULATED`
  public Order open(Order order, String method) {
    var waits = order.status() == OrderStatus.PENDING_PAYMENT && order.totalMinor() > 0;
    if (!waits || order.paymentId() != null) {
      return order;
    }
    try {
      orders.notePayment(order.id(), payments.open(payment(order, method)));
    } catch (Refusal refusal) {
      log.atWarn()
          .addKeyValue("order", order.code())
          .log("no payment was opened: {}", refusal.message());
    }
    return orders.find(order.id()).orElseThrow();
  }

  private static NewPayment payment(Order order, String method) {
    return new NewPayment(
        order.id(),
        order.code(),
        order.userId(),
        order.totalMinor(),
        order.currencyCode(),
        method,
        order.expireTime());
  }
}
