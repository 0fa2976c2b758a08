package id.karcis.payment.charge;

import id.karcis.payment.provider.ChargeOutcome.Unknown;
import id.karcis.payment.provider.NotificationHandler;
import id.karcis.payment.provider.Notifications;
import id.karcis.payment.provider.ProviderNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what providers tell of charges. A notification and its effect are written in one
/// transaction; the second one of the same name changes nothing.
@Component
class NotificationInbox implements NotificationHandler {

  private static final Logger log = LoggerFactory.getLogger(NotificationInbox.class);

  private final Notifications notifications;
  private final Attempts attempts;
  private final ChargeResults results;

  NotificationInbox(Notifications notifications, Attempts attempts, ChargeResults results) {
    this.notifications = notifications;
    this.attempts = attempts;
    this.results = results;
  }

  @Override
  @Transactional
  public void handle(ProviderNotification notification) {
    if (notification.outcome() instanceof Unknown) {
      // Says nothing, so what it says later is to count.
      return;
    }
    attempts
        .find(notification.idempotencyKey())
        .filter(attempt -> attempt.provider().equals(notification.provider()))
        .ifPresentOrElse(
            attempt -> take(attempt, notification),
            () -> log.warn("{} tells of a charge that is not ours", notification.provider()));
  }

  private void take(Attempt attempt, ProviderNotification notification) {
    if (notifications.isNew(notification)) {
      var _ = results.record(attempt, notification.outcome());
    }
  }
}
