package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.OpenPaymentRequest;
import id.karcis.api.payment.v1.ConfirmPaymentRequest;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Opening the payment of an order without charging it.
class OpenPaymentTest extends PaymentTest {

  private static final int AT_ONCE = 8;

  @Test
  void opensOnceAndChargesNothing() {
    var order = newOrder();

    var first = orderPayments().openPayment(open(order));
    var second = orderPayments().openPayment(open(order));

    assertThat(first.getStatus()).isEqualTo(Status.PENDING);
    assertThat(first.getAmount()).isEqualTo(PRICE);
    assertThat(first.getUserId()).isEqualTo(buyer.toString());
    assertThat(second).isEqualTo(first);
    assertThat(settledCharges(order)).isZero();
  }

  @Test
  void manyAtOnceOpenOne() throws InterruptedException {
    var order = newOrder();

    var answers = AtOnce.run(AT_ONCE, _ -> orderPayments().openPayment(open(order)).getId());

    assertThat(answers).hasSize(AT_ONCE).containsOnly(answers.getFirst());
  }

  @Test
  void givesUpAnOpenPaymentOfAnotherAmount() {
    var order = newOrder();
    var dear = orderPayments().openPayment(open(order));
    var cheaper = order.toBuilder().setTotal(Amounts.money(100_000_00, "IDR")).build();

    var cheap = orderPayments().openPayment(open(cheaper));

    assertThat(cheap.getId()).isNotEqualTo(dear.getId());
    assertThat(cheap.getAmount()).isEqualTo(cheaper.getTotal());
    assertThat(read(dear.getId()).getStatus()).isEqualTo(Status.CANCELLED);
    var refusal =
        refusal(() ->
            asBuyer()
                .confirmPayment(
                    ConfirmPaymentRequest.newBuilder()
                        .setId(dear.getId())
                        .setToken("tok_approve")
                        .build()));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_STATE);
  }

  @Test
  void chargeGivesUpAnOpenPaymentOfAnotherAmount() {
    var order = newOrder();
    var dear = orderPayments().openPayment(open(order));
    var cheaper = order.toBuilder().setTotal(Amounts.money(100_000_00, "IDR")).build();

    var paid = paid(cheaper);

    assertThat(paid.getId()).isNotEqualTo(dear.getId());
    assertThat(paid.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(paid.getAmount()).isEqualTo(cheaper.getTotal());
    assertThat(read(dear.getId()).getStatus()).isEqualTo(Status.CANCELLED);
    assertThat(ledgerTransactions(dear)).isZero();
  }

  @Test
  void chargeTakesThePaymentThatIsOpen() {
    var order = newOrder();
    var opened = orderPayments().openPayment(open(order));

    assertThat(paid(order).getId()).isEqualTo(opened.getId());
  }

  @Test
  void answersWhatWasChargedAsItStands() {
    var order = newOrder();
    var paid = paid(order);
    var cheaper = order.toBuilder().setTotal(Amounts.money(1, "IDR")).build();

    assertThat(orderPayments().openPayment(open(cheaper)).getId()).isEqualTo(paid.getId());

    var late = newOrder();
    var pending = orderPayments().chargeOrder(charge(late, "tok_late"));
    var other = late.toBuilder().setTotal(Amounts.money(1, "IDR")).build();
    assertThat(orderPayments().openPayment(open(other)).getId()).isEqualTo(pending.getId());
  }

  @Test
  void moneyThatBookingSendsBackMakesRoomForAnother() {
    var order = newOrder();
    var unwanted = orderPayments().openPayment(open(order));
    BOOKING.sendBack(unwanted.getId());
    assertThat(paid(order).getId()).isEqualTo(unwanted.getId());
    await().until(() -> isSentBack(unwanted.getId()));
    orderPayments().refundPayment(refund(unwanted, UUID.randomUUID(), 150_000_00));

    var opened = orderPayments().openPayment(open(order));

    assertThat(opened.getId()).isNotEqualTo(unwanted.getId());
    assertThat(opened.getStatus()).isEqualTo(Status.PENDING);
    assertThat(paid(order).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(read(unwanted.getId()).getStatus()).isEqualTo(Status.REFUNDED);
  }

  private boolean isSentBack(String paymentId) {
    return count(
            "SELECT count(*) FROM payments WHERE id = ? AND settlement = 'REFUND_DUE'",
            UUID.fromString(paymentId))
        == 1;
  }

  @Test
  void declineMakesRoomForAnother() {
    var order = newOrder();
    var declined = orderPayments().chargeOrder(charge(order, "tok_decline"));

    var opened = orderPayments().openPayment(open(order));

    assertThat(opened.getId()).isNotEqualTo(declined.getId());
    assertThat(opened.getStatus()).isEqualTo(Status.PENDING);
  }

  @Test
  void followsAnOrderThatGotMoreTime() {
    var soon = newOrder(Instant.now().plusSeconds(2));
    var opened = orderPayments().openPayment(open(soon));
    var later = soon.toBuilder().setExpireTime(timestamp(Instant.now().plusSeconds(600))).build();

    assertThat(orderPayments().openPayment(open(later)).getId()).isEqualTo(opened.getId());

    assertThat(
            count(
                "SELECT count(*) FROM payments WHERE id = ? AND expire_time > now() + interval '1 minute'",
                UUID.fromString(opened.getId())))
        .isOne();
  }

  @Test
  void refusesOrderThatHasRunOut() {
    var order = newOrder(Instant.now().minusSeconds(1));

    var refusal = refusal(() -> orderPayments().openPayment(open(order)));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.ORDER_EXPIRED);
    assertThat(refusal.metadata()).containsEntry("code", order.getCode());
    assertThat(
            count(
                "SELECT count(*) FROM payments WHERE order_id = ?",
                UUID.fromString(order.getOrderId())))
        .isZero();
  }

  static OpenPaymentRequest open(PayableOrder order) {
    return OpenPaymentRequest.newBuilder()
        .setOrderId(order.getOrderId())
        .setCode(order.getCode())
        .setUserId(order.getUserId())
        .setAmount(order.getTotal())
        .setMethod("SIMULATED")
        .setExpireTime(order.getExpireTime())
        .build();
  }
}
