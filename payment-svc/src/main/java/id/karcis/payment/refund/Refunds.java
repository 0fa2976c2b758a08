package id.karcis.payment.refund;

import id.karcis.payment.money.Amount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The refunds, each changed by conditional updates only.
@Component
class Refunds {

  private static final String ADD =
      """
      INSERT INTO refunds (id, payment_id, amount_minor, reason, state, create_time, update_time)
      VALUES (:id, :payment, :amount, :reason, 'PENDING', now(), now())
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT r.id, r.payment_id, r.amount_minor, p.currency_code, r.reason
      FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE r.id = :id
      """;

  private static final String FIND_AT =
      """
      SELECT r.id, r.payment_id, r.amount_minor, p.currency_code, r.reason
      FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE r.id = :id AND p.provider = :provider
      """;

  private static final String FAIL =
      """
      WITH before AS (SELECT id, state FROM refunds WHERE id = :id AND state <> 'FAILED' FOR UPDATE)
      UPDATE refunds r
      SET state = 'FAILED', provider_reference = :reference, refusals = r.refusals + 1,
          refusal_reason = left(:reason, 500), update_time = now()
      FROM before WHERE r.id = before.id
      RETURNING before.state = 'COMPLETED'
      """;

  private static final String COMPLETE =
      """
      UPDATE refunds SET state = 'COMPLETED', provider_reference = :reference, update_time = now()
      WHERE id = :id AND state = 'PENDING'
      """;

  private static final String REFUSE =
      """
      UPDATE refunds SET refusals = refusals + 1, refusal_reason = left(:reason, 500), update_time = now()
      WHERE id = :id AND state = 'PENDING'
      RETURNING refusals
      """;

  private final JdbcClient jdbc;

  Refunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns whether this call wrote it down, rather than an earlier one with its id.
  boolean add(Refund refund) {
    return jdbc.sql(ADD)
            .param("id", refund.id())
            .param("payment", refund.paymentId())
            .param("amount", refund.amount().minorUnits())
            .param("reason", refund.reason())
            .update()
        == 1;
  }

  Optional<Refund> find(UUID id) {
    return jdbc.sql(FIND).param("id", id).query(Refunds::read).optional();
  }

  /// Returns whether this call made it COMPLETED.
  boolean complete(UUID id, String providerReference) {
    return jdbc.sql(COMPLETE).param("id", id).param("reference", providerReference).update() == 1;
  }

  /// Returns a refund of a payment by that provider.
  Optional<Refund> findAt(String provider, UUID id) {
    return jdbc.sql(FIND_AT)
        .param("id", id)
        .param("provider", provider)
        .query(Refunds::read)
        .optional();
  }

  /// Makes it FAILED.
  ///
  /// @return whether it was COMPLETED before; empty if this call did not change it
  Optional<Boolean> fail(UUID id, String providerReference, String reason) {
    return jdbc.sql(FAIL)
        .param("id", id)
        .param("reference", providerReference)
        .param("reason", reason)
        .query(Boolean.class)
        .optional();
  }

  /// Counts that the provider refused.
  ///
  /// @return how often it has by now; 0 if the refund is not PENDING any more
  int refuse(UUID id, String reason) {
    return jdbc.sql(REFUSE)
        .param("id", id)
        .param("reason", reason)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static Refund read(ResultSet row, int number) throws SQLException {
    return new Refund(
        row.getObject("id", UUID.class),
        row.getObject("payment_id", UUID.class),
        new Amount(row.getLong("amount_minor"), row.getString("currency_code")),
        row.getString("reason"));
  }
}
