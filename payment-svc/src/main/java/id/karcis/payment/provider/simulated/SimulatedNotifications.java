package id.karcis.payment.provider.simulated;

import id.karcis.payment.provider.NotificationHandler;
import id.karcis.payment.provider.ProviderNotification;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells what is due, as a provider's webhooks do: a telling that was not taken in is repeated.
/// Several instances may run at once.
@Component
class SimulatedNotifications {

  private record Due(long id, String notificationId, UUID key) {}

  private static final Logger log = LoggerFactory.getLogger(SimulatedNotifications.class);
  private static final int BATCH = 50;

  private static final String CLAIM =
      """
      UPDATE simulated_notifications
      SET due_time = now() + :redeliverMillis * interval '1 millisecond'
      WHERE id IN (
        SELECT id FROM simulated_notifications WHERE delivered_time IS NULL AND due_time <= now()
        ORDER BY due_time LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING id, notification_id, idempotency_key
      """;

  private final JdbcClient jdbc;
  private final SimulatedCharges charges;
  private final SimulatedSettings settings;
  private final NotificationHandler handler;

  SimulatedNotifications(
      JdbcClient jdbc,
      SimulatedCharges charges,
      SimulatedSettings settings,
      NotificationHandler handler) {
    this.jdbc = jdbc;
    this.charges = charges;
    this.settings = settings;
    this.handler = handler;
  }

  /// Returns whether there may be more to tell right away.
  boolean runOnce() {
    var due = claim();
    due.forEach(this::tell);
    return due.size() == BATCH;
  }

  private List<Due> claim() {
    return jdbc.sql(CLAIM)
        .param("redeliverMillis", settings.redeliverAfter().toMillis())
        .param("limit", BATCH)
        .query((row, _) ->
            new Due(
                row.getLong("id"),
                row.getString("notification_id"),
                row.getObject("idempotency_key", UUID.class)))
        .list();
  }

  private void tell(Due due) {
    var outcome = charges.find(due.key()).orElseThrow().outcome();
    try {
      handler.handle(
          new ProviderNotification(
              SimulatedProvider.NAME, due.notificationId(), due.key(), outcome));
    } catch (RuntimeException e) {
      log.warn("notification {} was not taken in and is told again", due.notificationId(), e);
      return;
    }
    jdbc.sql("UPDATE simulated_notifications SET delivered_time = now() WHERE id = :id")
        .param("id", due.id())
        .update();
  }
}
