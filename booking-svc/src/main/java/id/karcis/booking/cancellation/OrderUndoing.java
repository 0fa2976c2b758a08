package id.karcis.booking.cancellation;

import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.Withdrawal;
import id.karcis.booking.refund.FullRefunds;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Undoes an order of a cancelled event.
@Component
class OrderUndoing {

  private final Orders orders;
  private final Withdrawal withdrawal;
  private final FullRefunds refunds;
  private final OrderMails mails;

  OrderUndoing(Orders orders, Withdrawal withdrawal, FullRefunds refunds, OrderMails mails) {
    this.orders = orders;
    this.withdrawal = withdrawal;
    this.refunds = refunds;
    this.mails = mails;
  }

  /// Cancels it when it waits for its payment, and sends all that was paid for living tickets back
  /// when it is paid. Money that comes later goes back by settlement. Idempotent.
  @Transactional
  public void undo(UUID orderId) {
    var order = orders.lock(orderId).orElseThrow();
    boolean undone =
        switch (order.status()) {
          case PENDING_PAYMENT -> withdrawal.withdraw(order);
          case PAID, PARTIALLY_REFUNDED -> refunds.refund(order);
          case CANCELLED, EXPIRED, REFUNDED -> false;
        };
    if (undone) {
      mails.eventCancelled(orderId);
    }
  }
}
