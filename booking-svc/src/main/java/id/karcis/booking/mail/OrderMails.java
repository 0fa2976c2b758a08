package id.karcis.booking.mail;

import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Orders mails to buyers. To be called inside the transaction of what they tell: they leave if and
/// only if it commits. Each goes out at least once and under one Message-ID; in the normal case
/// once. Nothing here waits for a mail server, and no mail that cannot be sent undoes anything.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrderMails {

  private static final String ORDER_OF_REFUND = "SELECT order_id FROM refunds WHERE id = :id";

  private final Mails mails;
  private final JdbcClient jdbc;

  OrderMails(Mails mails, JdbcClient jdbc) {
    this.mails = mails;
    this.jdbc = jdbc;
  }

  /// An order was paid: all its tickets in one mail. Once an order.
  public void paid(UUID orderId) {
    order(MailKind.PAID, orderId, null);
  }

  /// Money came for an order that could not be served, and goes back.
  public void lateRefund(UUID orderId) {
    order(MailKind.LATE_REFUND, orderId, null);
  }

  /// The event of an order will not take place. Once an order.
  public void eventCancelled(UUID orderId) {
    order(MailKind.EVENT_CANCELLED, orderId, null);
  }

  /// A refund was approved or rejected. Once a refund; its row must be there.
  public void refundDecided(UUID refundId) {
    order(MailKind.REFUND_DECIDED, orderOf(refundId), refundId);
  }

  /// The money of a refund was sent. Once a refund; its row must be there.
  public void refunded(UUID refundId) {
    order(MailKind.REFUNDED, orderOf(refundId), refundId);
  }

  private UUID orderOf(UUID refundId) {
    return jdbc.sql(ORDER_OF_REFUND).param("id", refundId).query(UUID.class).single();
  }

  private void order(MailKind kind, UUID orderId, @Nullable UUID refundId) {
    var _ = mails.add(UuidV7.next(), kind, orderId, refundId, null);
  }
}
