package id.karcis.payment.provider.simulated;

import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the simulated provider remembers of refunds: once for each key, never more than the charge
/// took.
@Component
class SimulatedRefunds {

  private static final String REFERENCE = "sim_re_";

  private static final String LOCK =
      """
      SELECT 1 FROM simulated_charges
      WHERE reference = :charge AND settle_time <= clock_timestamp() AND currency_code = :currency FOR UPDATE
      """;

  private static final String ADD =
      """
      INSERT INTO simulated_refunds (idempotency_key, reference, charge_reference, amount_minor, create_time)
      SELECT :key, :reference, c.reference, :amount, now()
      FROM simulated_charges c
      WHERE c.reference = :charge AND c.amount_minor >= :amount +
        (SELECT coalesce(sum(r.amount_minor), 0) FROM simulated_refunds r WHERE r.charge_reference = c.reference)
      ON CONFLICT (idempotency_key) DO NOTHING
      """;

  private final JdbcClient jdbc;

  SimulatedRefunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public RefundOutcome refund(RefundOrder refund) {
    if (!lockCharge(refund)) {
      return new RefundOutcome.Refused("no_such_charge");
    }
    var reference = REFERENCE + refund.idempotencyKey();
    if (isKnown(refund) || add(refund, reference)) {
      return new RefundOutcome.Accepted(reference);
    }
    return new RefundOutcome.Refused("amount_too_large");
  }

  private boolean lockCharge(RefundOrder refund) {
    return jdbc.sql(LOCK)
        .param("charge", refund.chargeReference())
        .param("currency", refund.amount().currencyCode())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private boolean isKnown(RefundOrder refund) {
    return jdbc.sql("SELECT 1 FROM simulated_refunds WHERE idempotency_key = :key")
        .param("key", refund.idempotencyKey())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private boolean add(RefundOrder refund, String reference) {
    return jdbc.sql(ADD)
            .param("key", refund.idempotencyKey())
            .param("reference", reference)
            .param("charge", refund.chargeReference())
            .param("amount", refund.amount().minorUnits())
            .update()
        == 1;
  }
}
