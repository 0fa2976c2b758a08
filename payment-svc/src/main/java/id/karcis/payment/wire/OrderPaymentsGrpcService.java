package id.karcis.payment.wire;

import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.OpenPaymentRequest;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.payment.charge.Charging;
import id.karcis.payment.charge.OrderOpening;
import id.karcis.payment.refund.Refunding;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// What booking-svc asks for. The calls are repeatable by the id that the request carries.
@GrpcService
class OrderPaymentsGrpcService extends OrderPaymentsGrpc.OrderPaymentsImplBase {

  private final OrderOpening opening;
  private final Charging charging;
  private final Refunding refunding;

  OrderPaymentsGrpcService(OrderOpening opening, Charging charging, Refunding refunding) {
    this.opening = opening;
    this.charging = charging;
    this.refunding = refunding;
  }

  @Override
  public void chargeOrder(ChargeOrderRequest request, StreamObserver<Payment> responses) {
    var payment = charging.chargeOrder(PaymentProtos.toCharge(request), GrpcTime.left());
    responses.onNext(PaymentProtos.toProto(payment));
    responses.onCompleted();
  }

  @Override
  public void openPayment(OpenPaymentRequest request, StreamObserver<Payment> responses) {
    var payment = opening.open(PaymentProtos.toNewPayment(request), request.getCode());
    responses.onNext(PaymentProtos.toProto(payment));
    responses.onCompleted();
  }

  @Override
  public void refundPayment(RefundPaymentRequest request, StreamObserver<Payment> responses) {
    var payment = refunding.refund(PaymentProtos.toRefund(request));
    responses.onNext(PaymentProtos.toProto(payment));
    responses.onCompleted();
  }
}
