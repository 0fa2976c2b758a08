package id.karcis.payment.payment;

import id.karcis.payment.money.Amount;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Changes payments. Each verb is one conditional statement and returns the payment as it then
/// stands, or nothing if its state did not allow it; who needs several in one piece opens the
/// transaction.
@Component
public class Payments {

  private static final String OPEN =
      """
      INSERT INTO payments (id, order_id, user_id, amount_minor, currency_code, provider, status, expire_time, create_time, update_time)
      VALUES (:id, :order, :user, :amount, :currency, :provider, 'PENDING', :expireTime, now(), now())
      ON CONFLICT (order_id) WHERE status NOT IN ('FAILED', 'CANCELLED') AND NOT surplus DO NOTHING
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  private static final String PROLONG =
      """
      UPDATE payments SET expire_time = :expireTime, update_time = now()
      WHERE id = :id AND status = 'PENDING'
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  private static final String START =
      """
      UPDATE payments
      SET status = 'PROCESSING', amount_minor = :amount, currency_code = :currency, expire_time = :expireTime, update_time = now()
      WHERE id = :id AND status = 'PENDING'
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  /// Money that comes after the payment was given up is surplus: it must not collide with the
  /// payment that took its place.
  private static final String SUCCEED =
      """
      UPDATE payments
      SET status = 'SUCCEEDED', surplus = status <> 'PROCESSING', failure_reason = NULL,
          provider_reference = :reference, paid_time = :paidTime, update_time = now()
      WHERE id = :id AND status IN ('PROCESSING', 'FAILED', 'CANCELLED')
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  private static final String FAIL =
      """
      UPDATE payments SET status = 'FAILED', failure_reason = :reason, update_time = now()
      WHERE id = :id AND status = 'PROCESSING'
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  private static final String REFUND =
      """
      UPDATE payments
      SET refunded_minor = refunded_minor + :refund, update_time = now(),
          status = CASE WHEN refunded_minor + :refund = amount_minor THEN 'REFUNDED' ELSE 'PARTIALLY_REFUNDED' END
      WHERE id = :id AND status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED') AND :refund <= amount_minor - refunded_minor
      RETURNING\
      """
          + ' '
          + PaymentRows.COLUMNS;

  private static final String RECORD_SETTLEMENT =
      """
      UPDATE payments SET settlement = :settlement, surplus = surplus OR :settlement = 'REFUND_DUE'
      WHERE id = :id
      """;

  private static final String CANCEL_EXPIRED =
      """
      UPDATE payments SET status = 'CANCELLED', update_time = now()
      WHERE status = 'PENDING' AND id IN (
        SELECT id FROM payments WHERE status = 'PENDING' AND expire_time < now()
        ORDER BY expire_time LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED)
      """;

  private final JdbcClient jdbc;

  Payments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Opens a payment unless one of the order is open or holds its money.
  public Optional<Payment> open(NewPayment payment) {
    return jdbc.sql(OPEN)
        .param("id", UuidV7.next())
        .param("order", payment.orderId())
        .param("user", payment.userId())
        .param("amount", payment.amount().minorUnits())
        .param("currency", payment.amount().currencyCode())
        .param("provider", payment.provider())
        .param("expireTime", payment.expireTime().atOffset(ZoneOffset.UTC))
        .query(PaymentRows::read)
        .optional();
  }

  /// Sets until when a PENDING one can be charged.
  public Optional<Payment> prolong(UUID id, Instant expireTime) {
    return jdbc.sql(PROLONG)
        .param("id", id)
        .param("expireTime", expireTime.atOffset(ZoneOffset.UTC))
        .query(PaymentRows::read)
        .optional();
  }

  /// PENDING -> CANCELLED, to make room for another payment of the order. Returns whether it was
  /// PENDING.
  public boolean giveUp(UUID id) {
    return jdbc.sql(
                "UPDATE payments SET status = 'CANCELLED', update_time = now() WHERE id = :id AND status = 'PENDING'")
            .param("id", id)
            .update()
        == 1;
  }

  /// PENDING -> PROCESSING, with what the order costs now. Exactly one of many callers at once
  /// succeeds.
  public Optional<Payment> startProcessing(UUID id, Amount amount, Instant expireTime) {
    return jdbc.sql(START)
        .param("id", id)
        .param("amount", amount.minorUnits())
        .param("currency", amount.currencyCode())
        .param("expireTime", expireTime.atOffset(ZoneOffset.UTC))
        .query(PaymentRows::read)
        .optional();
  }

  /// PROCESSING -> SUCCEEDED; FAILED and CANCELLED too, since money that is here is here.
  public Optional<Payment> succeed(UUID id, String providerReference, Instant paidTime) {
    return jdbc.sql(SUCCEED)
        .param("id", id)
        .param("reference", providerReference)
        .param("paidTime", paidTime.atOffset(ZoneOffset.UTC))
        .query(PaymentRows::read)
        .optional();
  }

  /// PROCESSING -> FAILED.
  public Optional<Payment> fail(UUID id, String reason) {
    return jdbc.sql(FAIL)
        .param("id", id)
        .param("reason", reason)
        .query(PaymentRows::read)
        .optional();
  }

  /// SUCCEEDED or PARTIALLY_REFUNDED -> PARTIALLY_REFUNDED or REFUNDED; nothing if less is left
  /// than is to go back.
  public Optional<Payment> addRefund(UUID id, Amount refund) {
    return jdbc.sql(REFUND)
        .param("id", id)
        .param("refund", refund.minorUnits())
        .query(PaymentRows::read)
        .optional();
  }

  /// Writes down what booking-svc made of the money; the last word counts. Money that goes back is
  /// surplus: its order may still be paid, by another payment.
  public void recordSettlement(UUID id, Settlement settlement) {
    jdbc.sql(RECORD_SETTLEMENT).param("id", id).param("settlement", settlement.name()).update();
  }

  /// PENDING -> CANCELLED for payments whose order has run out, some of them at a time. Returns how
  /// many.
  public int cancelExpired(int limit) {
    return jdbc.sql(CANCEL_EXPIRED).param("limit", limit).update();
  }
}
