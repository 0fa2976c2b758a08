package id.karcis.booking.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of mails, which is also their queue: a mail leaves with the transaction that adds it,
/// at least once.
@Component
class Mails {

  private static final String ADD =
      """
      INSERT INTO mails (id, kind, order_id, refund_id, ticket_id, create_time)
      VALUES (:id, :kind, :order, CAST(:refund AS uuid), CAST(:ticket AS uuid), now())
      ON CONFLICT DO NOTHING
      """;

  private static final String HAS = "SELECT EXISTS (SELECT FROM mails WHERE id = :id)";

  /// Moves the next attempt behind the lease, so that nobody else takes it meanwhile.
  private static final String CLAIM =
      """
      UPDATE mails
      SET attempts = attempts + 1,
          next_attempt_time = clock_timestamp() + make_interval(secs => :lease)
      WHERE id = (
        SELECT id FROM mails
        WHERE state = 'WAITING' AND next_attempt_time <= clock_timestamp()
        ORDER BY next_attempt_time LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, order_id, refund_id, ticket_id, attempts, create_time
      """;

  /// Unless somebody else has claimed it since.
  private static final String LATER =
      """
      UPDATE mails
      SET next_attempt_time = clock_timestamp() + make_interval(secs => :pause),
          reason = left(:reason, 500)
      WHERE id = :id AND attempts = :attempts AND state = 'WAITING'
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

  private static final double MILLIS_PER_SECOND = 1000.0;

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

  boolean has(UUID id) {
    return jdbc.sql(HAS).param("id", id).query(Boolean.class).single();
  }

  /// Takes the mail that has waited longest, if one is due. Whoever dies with it loses it when the
  /// lease ends.
  Optional<Mail> claim(Duration lease) {
    return jdbc.sql(CLAIM).param("lease", (double) lease.toSeconds()).query(Mail::read).optional();
  }

  /// Lets a claimed mail wait for another attempt.
  ///
  /// @param reason for people; names nobody
  void later(Mail mail, Duration pause, String reason) {
    jdbc.sql(LATER)
        .param("id", mail.id())
        .param("attempts", mail.attempts())
        .param("pause", pause.toMillis() / MILLIS_PER_SECOND)
        .param("reason", reason)
        .update();
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
