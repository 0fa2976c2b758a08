package id.karcis.booking.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.karcis.api.booking.internal.v1.BeginChargeRequest;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.booking.internal.v1.RecordDeclineRequest;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CreateOrderItemRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderItemServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What payment-svc tells of charges: an order keeps its price while one is under way, no longer.
class ChargeNoticesTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();
  private final UUID payment = UUID.randomUUID();

  @Test
  void orderKeepsItsPriceWhileItIsCharged() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    var payable = begin(order, payment);
    assertThat(payable.getPayable()).isTrue();
    assertThat(payable.getTotal()).isEqualTo(order.getTotal());
    assertThat(refused(() -> addSeat(order, show.seat(1))).reason())
        .isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(refused(() -> cancel(order)).code()).isEqualTo(Code.FAILED_PRECONDITION);
    decline(order, payment);
    addSeat(order, show.seat(1));
    assertThat(cancel(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void declineOfAnotherPaymentChangesNothing() {
    var order = order();
    begin(order, payment);
    decline(order, UUID.randomUUID());
    assertThat(refused(() -> cancel(order)).code()).isEqualTo(Code.FAILED_PRECONDITION);
  }

  @Test
  void declineThatIsToldLaterFreesTheOrder() {
    var order = order();
    var pending = orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    assertThat(refused(() -> cancel(order)).code()).isEqualTo(Code.FAILED_PRECONDITION);
    decline(order, UUID.fromString(pending.getPaymentId()));
    decline(order, UUID.fromString(pending.getPaymentId()));
    assertThat(cancel(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void declineThatIsToldBeforeTheCallEndsFreesTheOrder() {
    var order = order();
    var pending = orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    // As if a call were still on the attempt.
    lease(order, "now() + interval '1 minute'");
    decline(order, UUID.fromString(pending.getPaymentId()));
    assertThat(refused(() -> cancel(order)).code()).isEqualTo(Code.FAILED_PRECONDITION);
    lease(order, "NULL");
    orders(buyer).payOrder(payment(order, FakeOrderPayments.PENDING));
    assertThat(cancel(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void declineThatWasToldBeforeTheBeginningShutsNothing() {
    var order = order();
    decline(order, payment);
    begin(order, payment);
    assertThat(cancel(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void doesNotBeginWhileTheOrderIsCharged() {
    var order = order();
    lease(order, "now() + interval '1 minute'");
    assertThat(refused(() -> begin(order, payment)).reason())
        .isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
  }

  @Test
  void moneyThatGoesBackFreesTheOrder() {
    var order = order();
    begin(order, payment);
    var _ = settlement().settleOrder(money(order, payment, Amounts.money(1, "IDR")));
    assertThat(cancel(order).getStatus()).isEqualTo(Order.Status.CANCELLED);
  }

  @Test
  void cancelledOrderIsNotPayable() {
    var order = order();
    cancel(order);
    assertThat(begin(order, payment).getPayable()).isFalse();
  }

  @Test
  void refusesUnknownOrders() {
    var unknown = Order.newBuilder().setId(UUID.randomUUID().toString()).build();
    assertThat(refused(() -> begin(unknown, payment)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refused(() -> decline(unknown, payment)).code()).isEqualTo(Code.NOT_FOUND);
  }

  private Order order() {
    return orders(buyer).createOrder(places(TestShow.create(jdbc, 1, 1), 1));
  }

  private PayableOrder begin(Order order, UUID paymentId) {
    return settlement()
        .beginCharge(
            BeginChargeRequest.newBuilder()
                .setOrderId(order.getId())
                .setPaymentId(paymentId.toString())
                .build());
  }

  private void decline(Order order, UUID paymentId) {
    var _ =
        settlement()
            .recordDecline(
                RecordDeclineRequest.newBuilder()
                    .setOrderId(order.getId())
                    .setPaymentId(paymentId.toString())
                    .build());
  }

  private void lease(Order order, String until) {
    jdbc.sql("UPDATE orders SET charge_lease = " + until + " WHERE id = ?")
        .param(id(order))
        .update();
  }

  private Order cancel(Order order) {
    return orders(buyer)
        .cancelOrder(CancelOrderRequest.newBuilder().setCode(order.getCode()).build());
  }

  private void addSeat(Order order, UUID seat) {
    var _ =
        buyer(buyer, OrderItemServiceGrpc::newBlockingStub)
            .createOrderItem(
                CreateOrderItemRequest.newBuilder()
                    .setOrderId(order.getId())
                    .setSeatId(seat.toString())
                    .build());
  }

  private static Refusal refused(ThrowingCallable call) {
    return refusal(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
