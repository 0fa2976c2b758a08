package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Money;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.v1.ApproveRefundRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.GetRefundRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RefundServiceGrpc.RefundServiceBlockingStub;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.money.Amounts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/// Base of tests that give tickets back.
public abstract class RefundTest extends SellingTest {

  protected static final String WHY = "cannot come";

  private static final Duration POLL = Duration.ofMillis(10);

  protected final UUID buyer = UUID.randomUUID();

  protected final RefundServiceBlockingStub refunds(UUID user) {
    return buyer(user, RefundServiceGrpc::newBlockingStub);
  }

  protected final RefundServiceBlockingStub adminRefunds() {
    return admin(RefundServiceGrpc::newBlockingStub);
  }

  /// Gives an order terms, as its event's would have been when it was made.
  protected final void terms(
      Order order, String approval, long closes, int percent, long perTicket) {
    jdbc.sql(
            """
            UPDATE orders SET refund_approval = ?, refund_closes_before_start_seconds = ?,
              refund_fee_percent = ?, refund_fee_per_ticket_minor = ? WHERE id = ?
            """)
        .params(approval, closes, percent, perTicket, id(order))
        .update();
  }

  protected static RequestRefundRequest wish(Order order, String... ticketIds) {
    return RequestRefundRequest.newBuilder()
        .setCode(order.getCode())
        .addAllTicketIds(List.of(ticketIds))
        .setReason(WHY)
        .build();
  }

  protected static List<String> ticketsOf(Order order) {
    return order.getItemsList().stream().flatMap(item -> item.getTicketIdsList().stream()).toList();
  }

  protected final Refund requested(Order order, String... ticketIds) {
    return refunds(buyer).requestRefund(wish(order, ticketIds));
  }

  protected final Refund approve(Refund refund) {
    return adminRefunds()
        .approveRefund(
            ApproveRefundRequest.newBuilder().setId(refund.getId()).setNote("fine").build());
  }

  protected final Refund reject(Refund refund) {
    return adminRefunds()
        .rejectRefund(RejectRefundRequest.newBuilder().setId(refund.getId()).setNote("no").build());
  }

  protected final Refund read(Refund refund) {
    return adminRefunds().getRefund(GetRefundRequest.newBuilder().setId(refund.getId()).build());
  }

  protected final Order read(Order order) {
    return adminOrders()
        .getOrderByCode(GetOrderByCodeRequest.newBuilder().setCode(order.getCode()).build());
  }

  /// Waits until payment-svc was asked for the money, and tells that it went back, twice.
  protected final void moneyGoesBack(Order order, Refund refund) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .until(() ->
            PAYMENTS.refundsOf(order.getPaymentId()).stream()
                .anyMatch(asked ->
                    asked.getRefundId().equals(refund.getId())
                        && asked.getAmount().equals(refund.getAmount())));
    tellThatMoneyWentBack(order, refund);
    tellThatMoneyWentBack(order, refund);
  }

  protected final void tellThatMoneyWentBack(Order order, Refund refund) {
    var _ =
        settlement()
            .recordRefund(
                RecordRefundRequest.newBuilder()
                    .setOrderId(order.getId())
                    .setPaymentId(order.getPaymentId())
                    .setRefundId(refund.getId())
                    .setAmount(refund.getAmount())
                    .build());
  }

  protected static void isCancelled(TestShow show, String ticket, boolean cancelled) {
    assertThat(
            show.number(
                "SELECT count(*) FROM tickets WHERE id = CAST(? AS uuid) AND status = 'CANCELLED'",
                ticket))
        .isEqualTo(cancelled ? 1 : 0);
  }

  /// Refunds of an order, the oldest first.
  protected final List<Refund> refundsOf(Order order) {
    return jdbc
        .sql("SELECT id FROM refunds WHERE order_id = ? ORDER BY create_time, id")
        .param(id(order))
        .query((row, _) -> row.getString("id"))
        .list()
        .stream()
        .map(refund -> read(Refund.newBuilder().setId(refund).build()))
        .toList();
  }

  /// What the buyer was told of a refund by mail.
  protected final List<String> mailsOf(Refund refund) {
    return jdbc.sql("SELECT kind FROM mails WHERE refund_id = CAST(? AS uuid) ORDER BY kind")
        .param(refund.getId())
        .query((row, _) -> row.getString("kind"))
        .list();
  }

  protected static long minor(Money money) {
    return Amounts.minorUnits("amount", money);
  }

  protected static Money money(long minorUnits) {
    return Amounts.money(minorUnits, "IDR");
  }

  /// Tickets that a buyer's limits count.
  protected final int counted(TestShow show, Order order) {
    return show.number(
        "SELECT coalesce(sum(quantity), 0)::int FROM buyer_claims WHERE claim_id = ?", id(order));
  }
}
