package id.karcis.booking.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of mails.
@Component
class Mails {

  private static final String ADD =
      """
      INSERT INTO mails (id, kind, order_id, refund_id, ticket_id, create_time)
      VALUES (:id, :kind, :order, CAST(:refund AS uuid), CAST(:ticket AS uuid), now())
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT id, kind, order_id, refund_id, ticket_id, state, create_time FROM mails WHERE id = :id
      """;

  private static final String END =
      """
      UPDATE mails SET state = :state, reason = left(:reason, 500), end_time = now()
      WHERE id = :id AND state = 'WAITING'
      """;

  /// Looks from the newest: that many a span of time, and the next one has to wait for the oldest
  /// of them to leave it.
  private static final String WAIT =
      """
      SELECT greatest(0, ceil(extract(epoch FROM create_time + make_interval(secs => :span) - now())))
      FROM mails WHERE ticket_id = :ticket
      ORDER BY create_time DESC OFFSET :most - 1 LIMIT 1
      """;

  private final JdbcClient jdbc;

  Mails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns false if there is this mail already: an order is told once that it is paid, or that
  /// its event is cancelled, and a refund once how it went.
  boolean add(
      UUID id, MailKind kind, UUID orderId, @Nullable UUID refundId, @Nullable UUID ticketId) {
    return jdbc.sql(ADD)
            .param("id", id)
            .param("kind", kind.name())
            .param("order", orderId)
            .param("refund", refundId)
            .param("ticket", ticketId)
            .update()
        == 1;
  }

  Optional<Mail> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query(Mail::read).optional();
  }

  /// Writes down how a mail ended, unless that is known.
  ///
  /// @param reason for people; names nobody
  void end(UUID id, Ending ending, String reason) {
    jdbc.sql(END).param("id", id).param("state", ending.name()).param("reason", reason).update();
  }

  /// Returns how long until a ticket may be mailed again, zero if now.
  ///
  /// @param most mails within `span`
  Duration untilNext(UUID ticketId, int most, Duration span) {
    return jdbc.sql(WAIT)
        .param("ticket", ticketId)
        .param("most", most)
        .param("span", (double) span.toSeconds())
        .query(Long.class)
        .optional()
        .map(Duration::ofSeconds)
        .orElse(Duration.ZERO);
  }
}
