package id.karcis.payment.wire;

import id.karcis.api.payment.v1.CancelTicketRequest;
import id.karcis.api.payment.v1.CancelTicketResponse;
import id.karcis.api.payment.v1.ConfirmPaymentRequest;
import id.karcis.api.payment.v1.CreatePaymentRequest;
import id.karcis.api.payment.v1.GetPaymentRequest;
import id.karcis.api.payment.v1.HandleWebhookRequest;
import id.karcis.api.payment.v1.HandleWebhookResponse;
import id.karcis.api.payment.v1.ListPaymentsRequest;
import id.karcis.api.payment.v1.ListPaymentsResponse;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.PaymentServiceGrpc;
import id.karcis.api.payment.v1.VerifyPaymentRequest;
import id.karcis.payment.cancellation.TicketCancellations;
import id.karcis.payment.charge.Confirming;
import id.karcis.payment.charge.Opening;
import id.karcis.payment.charge.Verifying;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.webhook.Webhooks;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// Payments as buyers and admins see them.
@GrpcService
class PaymentGrpcService extends PaymentServiceGrpc.PaymentServiceImplBase {

  private final IdempotentCalls calls;
  private final Opening opening;
  private final Confirming confirming;
  private final Verifying verifying;
  private final PaymentReads reads;
  private final PaymentPages pages;
  private final TicketCancellations tickets;
  private final GrpcClientSecrets secrets;
  private final Webhooks webhooks;

  PaymentGrpcService(
      IdempotentCalls calls,
      Opening opening,
      Confirming confirming,
      Verifying verifying,
      PaymentReads reads,
      PaymentPages pages,
      TicketCancellations tickets,
      GrpcClientSecrets secrets,
      Webhooks webhooks) {
    this.calls = calls;
    this.opening = opening;
    this.confirming = confirming;
    this.verifying = verifying;
    this.reads = reads;
    this.pages = pages;
    this.tickets = tickets;
    this.secrets = secrets;
    this.webhooks = webhooks;
  }

  /// The order stands for the id of the call: it has one open payment, so a repetition finds it.
  @Override
  public void createPayment(CreatePaymentRequest request, StreamObserver<Payment> responses) {
    var payment = calls.run("CreatePayment", request, Payment.parser(), _ -> create(request));
    responses.onNext(secrets.addTo(payment, Callers.user()));
    responses.onCompleted();
  }

  private Payment create(CreatePaymentRequest request) {
    var orderId = Ids.uuid("orderId", request.getOrderId());
    var method = request.getMethod().isEmpty() ? null : request.getMethod();
    return PaymentProtos.toProto(opening.open(orderId, method, Callers.user()));
  }

  @Override
  public void getPayment(GetPaymentRequest request, StreamObserver<Payment> responses) {
    var caller = Callers.user();
    var payment =
        reads
            .findById(Ids.uuid("id", request.getId()))
            .filter(found -> caller.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("Payment", request.getId()));
    responses.onNext(secrets.addTo(PaymentProtos.toProto(payment), caller));
    responses.onCompleted();
  }

  @Override
  public void listPayments(
      ListPaymentsRequest request, StreamObserver<ListPaymentsResponse> responses) {
    responses.onNext(pages.page(request, Callers.user()));
    responses.onCompleted();
  }

  @Override
  public void confirmPayment(ConfirmPaymentRequest request, StreamObserver<Payment> responses) {
    var payment =
        calls.run("ConfirmPayment", request, Payment.parser(), id -> confirm(request, id));
    responses.onNext(secrets.addTo(payment, Callers.user()));
    responses.onCompleted();
  }

  @Override
  public void verifyPayment(VerifyPaymentRequest request, StreamObserver<Payment> responses) {
    var caller = Callers.user();
    var payment = verifying.verify(Ids.uuid("id", request.getId()), caller);
    responses.onNext(secrets.addTo(PaymentProtos.toProto(payment), caller));
    responses.onCompleted();
  }

  /// The id of the call becomes that of the refund, so a repetition finds it.
  @Override
  public void cancelTicket(
      CancelTicketRequest request, StreamObserver<CancelTicketResponse> responses) {
    responses.onNext(
        calls.run(
            "CancelTicket", request, CancelTicketResponse.parser(), id -> cancel(request, id)));
    responses.onCompleted();
  }

  private CancelTicketResponse cancel(CancelTicketRequest request, UUID refundId) {
    var ticketId = Ids.uuid("ticketId", request.getTicketId());
    var cancelled = tickets.cancel(refundId, ticketId, request.getReason(), Callers.user());
    var payment = Optional.ofNullable(cancelled.paymentId()).flatMap(reads::findById);
    return CancellationProtos.toProto(cancelled, payment);
  }

  @Override
  public void handleWebhook(
      HandleWebhookRequest request, StreamObserver<HandleWebhookResponse> responses) {
    var provider = request.getProvider();
    webhooks.take(
        provider, GrpcWebhookSignatures.of(provider), request.getPayload().getData().toByteArray());
    responses.onNext(HandleWebhookResponse.getDefaultInstance());
    responses.onCompleted();
  }

  private Payment confirm(ConfirmPaymentRequest request, UUID requestId) {
    var payment =
        confirming.confirm(
            Ids.uuid("id", request.getId()),
            request.getToken(),
            requestId,
            Callers.user(),
            GrpcTime.left());
    return PaymentProtos.toProto(payment);
  }
}
