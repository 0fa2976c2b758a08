package id.karcis.booking.order;

import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets one call at a time charge an order, and gives each attempt the request id under which
/// payment-svc knows it. An attempt whose end is not known stays open: the next call asks for the
/// same one, so the buyer is not charged twice.
@Component
class Charges {

  /// Longer than a charge may take. A call that died no longer blocks the order after it.
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final String BEGIN =
      """
      UPDATE orders
      SET charge_attempt = charge_attempt + (CASE WHEN charge_open THEN 0 ELSE 1 END),
          charge_payment = CASE WHEN charge_open THEN charge_payment END,
          charge_declined = CASE WHEN charge_open THEN charge_declined END,
          charge_open = true, charge_lease = clock_timestamp() + make_interval(secs => :lease)
      WHERE id = :id AND status = 'PENDING_PAYMENT' AND expire_time > now() AND total_minor > 0
        AND (charge_lease IS NULL OR charge_lease <= clock_timestamp())
      RETURNING charge_attempt, old.charge_open AS resumed, total_minor
      """;

  /// A later attempt is left alone. One whose decline was told meanwhile is not left open.
  private static final String END =
      """
      UPDATE orders
      SET charge_open = :open
            AND coalesce(coalesce(CAST(:payment AS uuid), charge_payment, charge_declined) <> charge_declined, true),
          charge_payment = coalesce(CAST(:payment AS uuid), charge_payment), charge_lease = NULL,
          payment_id = CASE WHEN status = 'PENDING_PAYMENT' THEN coalesce(CAST(:payment AS uuid), payment_id)
                            ELSE payment_id END,
          version = version + 1
      WHERE id = :id AND charge_attempt = :attempt
      """;

  private final JdbcClient jdbc;

  Charges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An attempt to charge an order.
  ///
  /// @param number counts from 1
  /// @param resumed true when an earlier call began it and did not learn how it ended
  /// @param totalMinor what the order costs from now until the attempt is closed
  record Attempt(UUID orderId, int number, boolean resumed, long totalMinor) {

    /// The same for the same attempt, method and token.
    UUID requestId(String method, String token) {
      var name = "charge %s %d %s %s".formatted(orderId, number, method, token);
      return UUID.nameUUIDFromBytes(Hashes.sha256(name.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Whether a charge of the order is under way, or how one ended is not known.
  boolean isOpen(UUID orderId) {
    return jdbc.sql("SELECT charge_open FROM orders WHERE id = :id")
        .param("id", orderId)
        .query(Boolean.class)
        .single();
  }

  /// Begins an attempt or resumes the open one. Empty when another call is on it, or the order is
  /// not payable now.
  Optional<Attempt> begin(UUID orderId) {
    return jdbc.sql(BEGIN)
        .param("id", orderId)
        .param("lease", LEASE.toSeconds())
        .query((row, _) -> attempt(orderId, row))
        .optional();
  }

  /// How the attempt ended is not known: the next call resumes it.
  void leaveOpen(Attempt attempt) {
    end(attempt, null, true);
  }

  /// The provider has the payment and has not answered: the next call resumes the attempt.
  void leaveOpen(Attempt attempt, UUID paymentId) {
    end(attempt, paymentId, true);
  }

  /// The attempt failed for good: the next call begins another.
  void close(Attempt attempt, UUID paymentId) {
    end(attempt, paymentId, false);
  }

  /// payment-svc did not begin: what this call began is over, what it resumed stays open.
  void refused(Attempt attempt) {
    end(attempt, null, attempt.resumed());
  }

  private void end(Attempt attempt, @Nullable UUID paymentId, boolean open) {
    jdbc.sql(END)
        .param("id", attempt.orderId())
        .param("attempt", attempt.number())
        .param("payment", paymentId)
        .param("open", open)
        .update();
  }

  private static Attempt attempt(UUID orderId, ResultSet row) throws SQLException {
    return new Attempt(
        orderId,
        row.getInt("charge_attempt"),
        row.getBoolean("resumed"),
        row.getLong("total_minor"));
  }
}
