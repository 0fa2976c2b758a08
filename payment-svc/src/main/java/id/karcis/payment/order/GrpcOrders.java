package id.karcis.payment.order;

import id.karcis.api.booking.internal.v1.BeginChargeRequest;
import id.karcis.api.booking.internal.v1.GetPayableOrderRequest;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc.OrderSettlementBlockingStub;
import id.karcis.api.booking.internal.v1.RecordDeclineRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.Settlement;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks booking-svc at `karcis.booking.address` as payment-svc itself, not as the buyer.
@Component
class GrpcOrders implements Orders {

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final String NAME = "booking-svc";

  private final OrderSettlementBlockingStub stub;

  GrpcOrders(
      @Value("${karcis.booking.address}") String address,
      GrpcClients clients,
      ServiceTokens tokens) {
    this.stub =
        clients
            .stub(address, OrderSettlementGrpc::newBlockingStub)
            .withInterceptors(tokens.interceptor());
  }

  @Override
  public Optional<PayableOrder> find(UUID orderId) {
    var request = GetPayableOrderRequest.newBuilder().setOrderId(orderId.toString()).build();
    return ifKnown(s -> s.getPayableOrder(request)).map(OrderProtos::payableOrder);
  }

  @Override
  public Optional<PayableOrder> beginCharge(UUID orderId, UUID paymentId) {
    var request =
        BeginChargeRequest.newBuilder()
            .setOrderId(orderId.toString())
            .setPaymentId(paymentId.toString())
            .build();
    try {
      return ifKnown(s -> s.beginCharge(request)).map(OrderProtos::payableOrder);
    } catch (StatusRuntimeException e) {
      throw inProgress(e).orElseThrow(() -> e);
    }
  }

  private static Optional<Refusal> inProgress(StatusRuntimeException e) {
    return Optional.ofNullable(StatusProto.fromThrowable(e))
        .map(StatusProtos::fromProto)
        .filter(refusal -> refusal.reason() == ErrorReason.PAYMENT_IN_PROGRESS);
  }

  @Override
  public boolean recordDecline(Payment payment) {
    var request =
        RecordDeclineRequest.newBuilder()
            .setOrderId(payment.orderId().toString())
            .setPaymentId(payment.id().toString())
            .build();
    return ifKnown(s -> s.recordDecline(request)).isPresent();
  }

  @Override
  public Optional<Settlement> settle(Payment payment) {
    var request = OrderProtos.settleOrder(payment);
    return ifKnown(s -> s.settleOrder(request)).map(OrderProtos::settlement);
  }

  @Override
  public boolean recordRefund(Payment payment, UUID refundId, Amount amount) {
    var request = OrderProtos.recordRefund(payment, refundId, amount);
    return ifKnown(s -> s.recordRefund(request)).isPresent();
  }

  /// Empty if booking-svc does not know the order.
  private <R> Optional<R> ifKnown(Function<OrderSettlementBlockingStub, R> rpc) {
    try {
      return Optional.of(call(rpc));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <R> R call(Function<OrderSettlementBlockingStub, R> rpc) {
    try {
      return rpc.apply(stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (StatusRuntimeException e) {
      throw switch (e.getStatus().getCode()) {
        case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> Refusals.unavailable(NAME);
        default -> e;
      };
    }
  }
}
