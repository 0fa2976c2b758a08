package id.karcis.payment.charge;

import id.karcis.payment.provider.NotificationHandler;
import id.karcis.payment.provider.ProviderNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what providers tell of charges. A notification and its effect are written in one
/// transaction; the second one of the same name changes nothing.
@Component
class NotificationInbox implements NotificationHandler {

  private static final Logger log = LoggerFactory.getLogger(NotificationInbox.class);

  private static final String ADD =
      """
      INSERT INTO provider_notifications (provider, notification_id, attempt_id, create_time)
      VALUES (:provider, :id, :attempt, now())
      ON CONFLICT (provider, notification_id) DO NOTHING
      """;

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final ChargeResults results;

  NotificationInbox(JdbcClient jdbc, Attempts attempts, ChargeResults results) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.results = results;
  }

  @Override
  @Transactional
  public void handle(ProviderNotification notification) {
    if (!isNew(notification)) {
      return;
    }
    attempts
        .find(notification.idempotencyKey())
        .filter(attempt -> attempt.provider().equals(notification.provider()))
        .ifPresentOrElse(
            attempt -> results.record(attempt, notification.outcome()),
            () -> log.warn("{} tells of a charge that is not ours", notification.provider()));
  }

  private boolean isNew(ProviderNotification notification) {
    return jdbc.sql(ADD)
            .param("provider", notification.provider())
            .param("id", notification.notificationId())
            .param("attempt", notification.idempotencyKey())
            .update()
        == 1;
  }
}
