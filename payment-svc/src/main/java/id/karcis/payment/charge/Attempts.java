package id.karcis.payment.charge;

import id.karcis.payment.payment.Payment;
import id.karcis.platform.persistence.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The attempts to charge, each of them one row that is changed by conditional updates.
@Component
class Attempts {

  /// An attempt found by the caller's name for it.
  record Known(UUID paymentId, byte[] fingerprint) {}

  /// An attempt to be asked about.
  ///
  /// @param orderOver whether its order has run out
  record Due(Attempt attempt, boolean orderOver) {}

  private static final String ADD =
      """
      INSERT INTO payment_attempts (id, payment_id, request_id, fingerprint, state, next_check_time, create_time, update_time)
      VALUES (:id, :payment, :request, :fingerprint, 'PROCESSING', now() + :leaseMillis * interval '1 millisecond', now(), now())
      """;

  private static final String SUCCEED =
      """
      UPDATE payment_attempts SET state = 'SUCCEEDED', client_secret = NULL, update_time = now()
      WHERE id = :id AND state IN ('PROCESSING', 'DECLINED')
      """;

  private static final String DECLINE =
      """
      WITH before AS (
        SELECT id, client_secret IS NOT NULL AS told FROM payment_attempts
        WHERE id = :id AND state = 'PROCESSING' FOR UPDATE)
      UPDATE payment_attempts a SET state = 'DECLINED', client_secret = NULL, update_time = now()
      FROM before WHERE a.id = before.id
      RETURNING before.told
      """;

  private static final String REQUIRE_ACTION =
      """
      UPDATE payment_attempts SET client_secret = :secret, update_time = now()
      WHERE id = :id AND state = 'PROCESSING'
      """;

  private static final String SELECT =
      """
      SELECT a.id, a.payment_id, p.provider
      FROM payment_attempts a JOIN payments p ON p.id = a.payment_id
      """;

  private static final String FIND = SELECT + "WHERE a.id = :id";
  private static final String OF_PAYMENT = SELECT + "WHERE a.payment_id = :payment";

  /// The wait doubles with each question up to a limit, and ends when the order runs out: what
  /// waits for the buyer is closed then.
  private static final String CLAIM_DUE =
      """
      UPDATE payment_attempts a
      SET checks = a.checks + 1, update_time = now(),
          next_check_time = least(
            now() + least(:leaseMillis * 2 ^ least(a.checks + 1, 20), :maxMillis) * interval '1 millisecond',
            CASE WHEN p.expire_time > now() THEN p.expire_time END)
      FROM payments p
      WHERE p.id = a.payment_id AND a.id IN (
        SELECT id FROM payment_attempts WHERE state = 'PROCESSING' AND next_check_time <= now()
        ORDER BY next_check_time LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING a.id, a.payment_id, p.provider, p.expire_time <= now() AS order_over
      """;

  private final JdbcClient jdbc;
  private final ChargeSettings settings;

  Attempts(JdbcClient jdbc, ChargeSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /// Writes down that a charge is about to be asked for.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if the request is known
  Attempt add(Payment payment, OrderCharge charge) {
    var attempt = new Attempt(UuidV7.next(), payment.id(), payment.provider());
    jdbc.sql(ADD)
        .param("id", attempt.id())
        .param("payment", payment.id())
        .param("request", charge.requestId())
        .param("fingerprint", charge.fingerprint())
        .param("leaseMillis", settings.attemptLease().toMillis())
        .update();
    return attempt;
  }

  Optional<Known> byRequest(UUID requestId) {
    return jdbc.sql("SELECT payment_id, fingerprint FROM payment_attempts WHERE request_id = :id")
        .param("id", requestId)
        .query((row, _) ->
            new Known(row.getObject("payment_id", UUID.class), row.getBytes("fingerprint")))
        .optional();
  }

  Optional<Attempt> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query(Attempts::read).optional();
  }

  /// Returns the attempt of a payment; empty if it was never charged.
  Optional<Attempt> ofPayment(UUID paymentId) {
    return jdbc.sql(OF_PAYMENT).param("payment", paymentId).query(Attempts::read).optional();
  }

  /// Returns whether this call made it SUCCEEDED; a decline that turned out wrong is overruled.
  boolean succeed(UUID id) {
    return jdbc.sql(SUCCEED).param("id", id).update() == 1;
  }

  /// Returns the attempt of a payment if it waits for the buyer.
  Optional<Attempt> waiting(UUID paymentId) {
    return jdbc.sql(OF_PAYMENT + " AND a.client_secret IS NOT NULL")
        .param("payment", paymentId)
        .query(Attempts::read)
        .optional();
  }

  /// Makes it DECLINED.
  ///
  /// @return whether the buyer had been told what to finish it with; empty if this call did not
  ///   change it
  Optional<Boolean> decline(UUID id) {
    return jdbc.sql(DECLINE).param("id", id).query(Boolean.class).optional();
  }

  /// Keeps what the buyer is to finish it with, while it is PROCESSING.
  ///
  /// @param secret encrypted
  void requireAction(UUID id, byte[] secret) {
    jdbc.sql(REQUIRE_ACTION).param("id", id).param("secret", secret).update();
  }

  /// Takes attempts whose end is not known and that are due to be asked about; each is due again
  /// later.
  List<Due> claimDue(int limit, Duration maxWait) {
    return jdbc.sql(CLAIM_DUE)
        .param("leaseMillis", settings.attemptLease().toMillis())
        .param("maxMillis", maxWait.toMillis())
        .param("limit", limit)
        .query((row, number) -> new Due(read(row, number), row.getBoolean("order_over")))
        .list();
  }

  private static Attempt read(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getObject("id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getString("provider"));
  }
}
