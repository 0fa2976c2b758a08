package id.karcis.payment.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What providers told so far, by the names they gave it. Written in the transaction of its effect:
/// the second telling, even at the same moment, changes nothing.
@Component
public class Notifications {

  private static final String ADD =
      """
      INSERT INTO provider_notifications (provider, notification_id, attempt_id, refund_id, create_time)
      VALUES (:provider, :id, :attempt, :refund, now())
      ON CONFLICT (provider, notification_id) DO NOTHING
      """;

  private final JdbcClient jdbc;

  Notifications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Remembers a telling; returns whether it is the first one.
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isNew(ProviderEvent event) {
    return switch (event) {
      case ProviderNotification charge -> add(event, charge.idempotencyKey(), null);
      case RefundNotification refund -> add(event, null, refund.idempotencyKey());
    };
  }

  private boolean add(ProviderEvent event, @Nullable UUID attempt, @Nullable UUID refund) {
    return jdbc.sql(ADD)
            .param("provider", event.provider())
            .param("id", event.notificationId())
            .param("attempt", attempt)
            .param("refund", refund)
            .update()
        == 1;
  }
}
