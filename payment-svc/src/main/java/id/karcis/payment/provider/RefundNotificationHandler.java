package id.karcis.payment.provider;

/// Takes in what providers tell of refunds, as [NotificationHandler] does of charges.
public interface RefundNotificationHandler {

  void handle(RefundNotification notification);
}
