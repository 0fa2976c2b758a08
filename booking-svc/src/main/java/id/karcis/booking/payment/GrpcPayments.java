package id.karcis.booking.payment;

import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.OpenPaymentRequest;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc.OrderPaymentsBlockingStub;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.money.Amounts;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Asks payment-svc over gRPC, as booking-svc.
@Component
class GrpcPayments implements Payments {

  private static final Logger log = LoggerFactory.getLogger(GrpcPayments.class);

  /// Shorter than the ten seconds that a buyer's call has, so that the answer still reaches the
  /// buyer.
  private static final Duration DEADLINE = Duration.ofSeconds(8);

  /// Checkout does without a payment rather than keeping its buyer waiting.
  private static final Duration OPEN_DEADLINE = Duration.ofSeconds(3);

  private static final String NAME = "payment-svc";

  private final OrderPaymentsBlockingStub stub;

  GrpcPayments(
      GrpcClients clients,
      ServiceTokens tokens,
      @Value("${karcis.payment.address}") String address) {
    stub =
        clients
            .stub(address, OrderPaymentsGrpc::newBlockingStub)
            .withInterceptors(tokens.interceptor());
  }

  @Override
  public ChargeOutcome charge(Charge charge) {
    var request =
        ChargeOrderRequest.newBuilder()
            .setOrderId(charge.orderId().toString())
            .setCode(charge.code())
            .setUserId(charge.userId().toString())
            .setAmount(Amounts.money(charge.amountMinor(), charge.currencyCode()))
            .setMethod(charge.method())
            .setToken(charge.token())
            .setExpireTime(GrpcTimes.timestamp(charge.expireTime()))
            .setRequestId(charge.requestId().toString())
            .build();
    try {
      return outcome(stub().chargeOrder(request));
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case ABORTED -> new ChargeOutcome.Busy();
        // All else in the request is ours, so it is the buyer's token.
        case INVALID_ARGUMENT ->
            new ChargeOutcome.Refused(GrpcTokenRefusals.of(e, charge.method()));
        case UNIMPLEMENTED ->
            new ChargeOutcome.Refused(notConfigured(e).orElseThrow(() -> failure(e)));
        default -> throw failure(e);
      };
    }
  }

  @Override
  public UUID open(NewPayment payment) {
    var request =
        OpenPaymentRequest.newBuilder()
            .setOrderId(payment.orderId().toString())
            .setCode(payment.code())
            .setUserId(payment.userId().toString())
            .setAmount(Amounts.money(payment.amountMinor(), payment.currencyCode()))
            .setMethod(payment.method())
            .setExpireTime(GrpcTimes.timestamp(payment.expireTime()))
            .build();
    try {
      var opened = stub.withDeadlineAfter(OPEN_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return UUID.fromString(opened.openPayment(request).getId());
    } catch (StatusRuntimeException e) {
      throw failure(e);
    }
  }

  @Override
  public void refund(Refund refund) {
    var request =
        RefundPaymentRequest.newBuilder()
            .setPaymentId(refund.paymentId().toString())
            .setRefundId(refund.refundId().toString())
            .setAmount(Amounts.money(refund.amountMinor(), refund.currencyCode()))
            .setReason(refund.reason())
            .build();
    try {
      var payment = stub().refundPayment(request);
      log.debug(
          "payment {} is {} after refund {}",
          payment.getId(),
          payment.getStatus(),
          refund.refundId());
    } catch (StatusRuntimeException e) {
      throw failure(e);
    }
  }

  private OrderPaymentsBlockingStub stub() {
    return stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The method is not set up there. Empty when it is the call that payment-svc does not know.
  private static Optional<Refusal> notConfigured(StatusRuntimeException e) {
    return Optional.ofNullable(StatusProto.fromThrowable(e))
        .map(StatusProtos::fromProto)
        .filter(refusal -> refusal.reason() == ErrorReason.PROVIDER_NOT_CONFIGURED);
  }

  /// Whether it is down, slow, overloaded or wrong: the caller's order stays payable and asking
  /// again is safe.
  private static RuntimeException failure(StatusRuntimeException e) {
    log.atWarn()
        .addKeyValue("neighbour", NAME)
        .addKeyValue("code", e.getStatus().getCode())
        .log("payment-svc did not answer as hoped: {}", e.getStatus().getDescription());
    return Refusals.unavailable(NAME);
  }

  private static ChargeOutcome outcome(Payment payment) {
    var id = UUID.fromString(payment.getId());
    return switch (payment.getStatus()) {
      case SUCCEEDED ->
          new ChargeOutcome.Succeeded(
              id,
              Amounts.minorUnits("amount", payment.getAmount()),
              payment.getAmount().getCurrencyCode(),
              GrpcTimes.instant(payment.getUpdateTime()));
      case FAILED, CANCELLED -> new ChargeOutcome.Failed(id, payment.getFailureReason());
      case PENDING -> new ChargeOutcome.Pending(id);
      case REFUNDED, PARTIALLY_REFUNDED -> new ChargeOutcome.Returned(id);
      case STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException(
              "payment %s has status %s".formatted(payment.getId(), payment.getStatusValue()));
    };
  }
}
