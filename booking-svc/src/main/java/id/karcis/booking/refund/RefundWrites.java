package id.karcis.booking.refund;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes refunds and moves them on. Works inside the caller's transaction, which has locked the
/// order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundWrites {

  private static final String ADD =
      """
      INSERT INTO refunds (id, event_id, order_id, payment_id, requester_id, reason, amount_minor,
                           fee_minor, currency_code, status, create_time)
      VALUES (:id, :event, :order, :payment, :requester, :reason, :amount, :fee, :currency,
              'REQUESTED', now())
      """;

  private static final String ADD_TICKETS =
      """
      INSERT INTO refund_tickets (refund_id, ticket_id, amount_minor, fee_minor)
      SELECT :refund, t.id, t.amount, t.fee FROM unnest(:ids, :amounts, :fees) AS t (id, amount, fee)
      ORDER BY t.id
      """;

  private static final String WHOLE =
      """
      WITH whole AS (
        UPDATE refund_tickets SET amount_minor = amount_minor + fee_minor, fee_minor = 0
        WHERE refund_id = :id)
      UPDATE refunds SET amount_minor = amount_minor + fee_minor, fee_minor = 0
      WHERE id = :id AND status = 'REQUESTED'
      """;

  private static final String DECIDE =
      """
      UPDATE refunds SET status = :status, decision_note = :note, decided_by = :by, decide_time = now()
      WHERE id = :id AND status = 'REQUESTED'
      """;

  private static final String COMPLETE =
      """
      UPDATE refunds SET status = 'COMPLETED', complete_time = now()
      WHERE id = :id AND status = 'APPROVED'
      """;

  private static final String OPEN =
      """
      SELECT t.refund_id, t.ticket_id FROM refund_tickets t JOIN refunds r ON r.id = t.refund_id
      WHERE t.ticket_id = ANY (:tickets) AND t.live
      ORDER BY t.ticket_id LIMIT 1
      """;

  private static final String APPROVED =
      """
      SELECT EXISTS (
        SELECT FROM refunds r WHERE r.order_id = :order AND r.status = 'APPROVED'
          AND EXISTS (SELECT FROM refund_tickets t WHERE t.refund_id = r.id))
      """;

  private final JdbcClient jdbc;

  RefundWrites(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A ticket and the refund that has it.
  record Taken(UUID refundId, UUID ticketId) {}

  /// Writes a request down.
  void add(NewRefund refund) {
    jdbc.sql(ADD)
        .param("id", refund.id())
        .param("event", refund.order().eventId())
        .param("order", refund.order().id())
        .param("payment", refund.paymentId())
        .param("requester", refund.requesterId())
        .param("reason", refund.reason())
        .param("amount", refund.amountMinor())
        .param("fee", refund.feeMinor())
        .param("currency", refund.currencyCode())
        .update();
    jdbc.sql(ADD_TICKETS)
        .param("refund", refund.id())
        .param("ids", array("uuid", refund.tickets(), TicketMoney::ticketId))
        .param("amounts", array("int8", refund.tickets(), TicketMoney::amountMinor))
        .param("fees", array("int8", refund.tickets(), TicketMoney::feeMinor))
        .update();
  }

  /// Returns one of the tickets that is in a refund which was not rejected.
  Optional<Taken> taken(Collection<UUID> ticketIds) {
    return jdbc.sql(OPEN)
        .param("tickets", new SqlArrayValue("uuid", ticketIds.toArray()))
        .query((row, _) ->
            new Taken(
                row.getObject("refund_id", UUID.class), row.getObject("ticket_id", UUID.class)))
        .optional();
  }

  /// Lets go back what a request would have kept.
  void waiveFee(UUID id) {
    jdbc.sql(WHOLE).param("id", id).update();
  }

  /// Decides a request: APPROVED or REJECTED.
  ///
  /// @param by the admin; null when none decided
  /// @return false if it was decided before
  boolean decide(UUID id, RefundStatus status, String note, @Nullable UUID by) {
    return jdbc.sql(DECIDE)
            .param("id", id)
            .param("status", status.name())
            .param("note", note)
            .param("by", by)
            .update()
        == 1;
  }

  /// Writes down that the money of an approved one went back.
  ///
  /// @return false if that is known, or there is no such refund
  boolean complete(UUID id) {
    return jdbc.sql(COMPLETE).param("id", id).update() == 1;
  }

  /// Tells whether money for tickets of an order is on its way.
  boolean onItsWay(UUID orderId) {
    return jdbc.sql(APPROVED).param("order", orderId).query(Boolean.class).single();
  }

  private static SqlArrayValue array(
      String type, List<TicketMoney> tickets, Function<TicketMoney, Object> value) {
    return new SqlArrayValue(type, tickets.stream().map(value).toArray());
  }
}
