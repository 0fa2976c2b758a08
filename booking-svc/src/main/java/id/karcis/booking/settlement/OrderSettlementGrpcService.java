package id.karcis.booking.settlement;

import id.karcis.api.booking.internal.v1.BeginChargeRequest;
import id.karcis.api.booking.internal.v1.GetPayableOrderRequest;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.booking.internal.v1.RecordDeclineRequest;
import id.karcis.api.booking.internal.v1.RecordDeclineResponse;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.internal.v1.RecordRefundResponse;
import id.karcis.api.booking.internal.v1.SettleOrderRequest;
import id.karcis.api.booking.internal.v1.SettleOrderResponse;
import id.karcis.api.booking.v1.Order.Status;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderCharges;
import id.karcis.booking.order.OrderStatus;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.Settler;
import id.karcis.booking.order.Settler.Paid;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// What payment-svc may ask, over gRPC.
@GrpcService
class OrderSettlementGrpcService extends OrderSettlementGrpc.OrderSettlementImplBase {

  private final Settler settler;
  private final RefundRecords refunds;
  private final OrderCharges charges;
  private final Orders orders;

  OrderSettlementGrpcService(
      Settler settler, RefundRecords refunds, OrderCharges charges, Orders orders) {
    this.charges = charges;
    this.settler = settler;
    this.refunds = refunds;
    this.orders = orders;
  }

  @Override
  public void settleOrder(
      SettleOrderRequest request, StreamObserver<SettleOrderResponse> response) {
    var outcome =
        switch (settler.settle(paid(request))) {
          case SETTLED -> SettleOrderResponse.Outcome.SETTLED;
          case REFUND_DUE -> SettleOrderResponse.Outcome.REFUND_DUE;
        };
    GrpcAnswers.send(response, SettleOrderResponse.newBuilder().setOutcome(outcome).build());
  }

  @Override
  public void getPayableOrder(
      GetPayableOrderRequest request, StreamObserver<PayableOrder> response) {
    var order =
        orders
            .find(Ids.uuid("orderId", request.getOrderId()))
            .orElseThrow(() -> Refusals.notFound("order", request.getOrderId()));
    GrpcAnswers.send(response, payable(order));
  }

  @Override
  public void beginCharge(BeginChargeRequest request, StreamObserver<PayableOrder> response) {
    var order =
        charges.begin(
            Ids.uuid("orderId", request.getOrderId()),
            Ids.uuid("paymentId", request.getPaymentId()));
    GrpcAnswers.send(response, payable(order));
  }

  @Override
  public void recordDecline(
      RecordDeclineRequest request, StreamObserver<RecordDeclineResponse> response) {
    charges.end(
        Ids.uuid("orderId", request.getOrderId()), Ids.uuid("paymentId", request.getPaymentId()));
    GrpcAnswers.send(response, RecordDeclineResponse.getDefaultInstance());
  }

  @Override
  public void recordRefund(
      RecordRefundRequest request, StreamObserver<RecordRefundResponse> response) {
    refunds.record(refunded(request));
    GrpcAnswers.send(response, RecordRefundResponse.getDefaultInstance());
  }

  private static Paid paid(SettleOrderRequest request) {
    return new Paid(
        Ids.uuid("orderId", request.getOrderId()),
        Ids.uuid("paymentId", request.getPaymentId()),
        Amounts.minorUnits("amount", request.getAmount()),
        request.getAmount().getCurrencyCode(),
        GrpcTimes.instant(request.getPaidTime()));
  }

  private static Refunded refunded(RecordRefundRequest request) {
    return new Refunded(
        Ids.uuid("refundId", request.getRefundId()),
        Ids.uuid("orderId", request.getOrderId()),
        Ids.uuid("paymentId", request.getPaymentId()),
        Amounts.minorUnits("amount", request.getAmount()),
        request.getAmount().getCurrencyCode());
  }

  private static PayableOrder payable(Order order) {
    return PayableOrder.newBuilder()
        .setOrderId(order.id().toString())
        .setCode(order.code())
        .setUserId(order.userId().toString())
        .setTotal(Amounts.money(order.totalMinor(), order.currencyCode()))
        .setExpireTime(GrpcTimes.timestamp(order.expireTime()))
        .setPayable(order.status() == OrderStatus.PENDING_PAYMENT)
        .setStatus(status(order.status()))
        .build();
  }

  private static Status status(OrderStatus status) {
    return switch (status) {
      case PENDING_PAYMENT -> Status.PENDING_PAYMENT;
      case PAID -> Status.PAID;
      case CANCELLED -> Status.CANCELLED;
      case EXPIRED -> Status.EXPIRED;
      case REFUNDED -> Status.REFUNDED;
      case PARTIALLY_REFUNDED -> Status.PARTIALLY_REFUNDED;
    };
  }
}
