package id.karcis.payment.refund;

import id.karcis.payment.provider.Notifications;
import id.karcis.payment.provider.RefundNotification;
import id.karcis.payment.provider.RefundNotificationHandler;
import id.karcis.payment.provider.RefundOutcome.Accepted;
import id.karcis.payment.provider.RefundOutcome.Refused;
import id.karcis.payment.provider.RefundOutcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what providers tell of refunds: that one was made, if its answer was lost, or that one
/// came back.
@Component
class RefundInbox implements RefundNotificationHandler {

  private static final Logger log = LoggerFactory.getLogger(RefundInbox.class);

  private final Notifications notifications;
  private final Refunds refunds;
  private final RefundResults results;

  RefundInbox(Notifications notifications, Refunds refunds, RefundResults results) {
    this.notifications = notifications;
    this.refunds = refunds;
    this.results = results;
  }

  @Override
  @Transactional
  public void handle(RefundNotification notification) {
    var refund = refunds.findAt(notification.provider(), notification.idempotencyKey());
    if (refund.isEmpty()) {
      log.warn("{} tells of a refund that is not ours", notification.provider());
      return;
    }
    if (notifications.isNew(notification)) {
      take(refund.get(), notification);
    }
  }

  private void take(Refund refund, RefundNotification notification) {
    switch (notification.outcome()) {
      case Accepted(var reference) -> results.complete(refund, reference);
      case Refused(var reason) -> results.fail(refund, notification.reference(), reason);
      case Unknown() -> log.debug("refund {} is not decided yet", refund.id());
    }
  }
}
