package id.karcis.booking.order;

import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.OpenPaymentRequest;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.UuidV7;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A payment-svc that keeps its promises as the contract has them: one payment an order, one charge
/// a request id, and what becomes of a charge decided by its token.
public final class FakeOrderPayments extends OrderPaymentsGrpc.OrderPaymentsImplBase
    implements AutoCloseable {

  /// Succeeds.
  public static final String APPROVE = "tok_approve";

  /// Fails, with reason `card_declined`.
  public static final String DECLINE = "tok_decline";

  /// Succeeds with less than was asked for.
  public static final String LESS = "tok_less";

  /// Stays open.
  public static final String PENDING = "tok_pending";

  /// Succeeds when [#letGo] is called.
  public static final String SLOW = "tok_slow";

  /// Fails as if payment-svc were down, after the charge was made.
  public static final String LOST = "tok_lost";

  /// Another charge of the order is under way.
  public static final String BUSY = "tok_busy";

  /// No such token.
  public static final String UNKNOWN = "tok_unknown";

  /// The method is not set up.
  public static final String NOT_CONFIGURED = "tok_not_configured";

  private static final Metadata.Key<String> SERVICE_TOKEN =
      Metadata.Key.of("x-karcis-service-token", Metadata.ASCII_STRING_MARSHALLER);
  private static final long WAIT_SECONDS = 20;

  private final Map<String, ChargeOrderRequest> made = new ConcurrentHashMap<>();
  private final Map<String, Payment> live = new ConcurrentHashMap<>();
  private final Map<String, String> paymentIds = new ConcurrentHashMap<>();
  private final Map<String, OpenPaymentRequest> opened = new ConcurrentHashMap<>();
  private final List<ChargeOrderRequest> charges = new CopyOnWriteArrayList<>();
  private final List<RefundPaymentRequest> refunds = new CopyOnWriteArrayList<>();
  private final Server server;
  private volatile boolean refusesToOpen;
  private volatile CountDownLatch gate = new CountDownLatch(1);

  /// Starts it on a free port.
  public FakeOrderPayments() {
    try {
      server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .intercept(new ServiceTokenRequired())
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /// Charges that were made of an order, declined ones included: repeated requests make none.
  public long chargesOf(String orderId) {
    return made.values().stream().filter(charge -> charge.getOrderId().equals(orderId)).count();
  }

  /// Charges that were asked for, repeated requests included.
  public List<ChargeOrderRequest> requestsFor(String orderId) {
    return charges.stream().filter(charge -> charge.getOrderId().equals(orderId)).toList();
  }

  /// Refunds of a payment that were asked for.
  public List<RefundPaymentRequest> refundsOf(String paymentId) {
    return refunds.stream().filter(refund -> refund.getPaymentId().equals(paymentId)).toList();
  }

  /// The payment of an order.
  public Optional<String> paymentOf(String orderId) {
    return Optional.ofNullable(paymentIds.get(orderId));
  }

  /// Lets SLOW charges succeed, from now on until [#hold].
  public void letGo() {
    gate.countDown();
  }

  /// Keeps SLOW charges waiting.
  public void hold() {
    gate = new CountDownLatch(1);
  }

  @Override
  public void chargeOrder(ChargeOrderRequest request, StreamObserver<Payment> response) {
    charges.add(request);
    switch (request.getToken()) {
      case BUSY -> response.onError(Status.ABORTED.asRuntimeException());
      case UNKNOWN ->
          response.onError(
              StatusProtos.toException(
                  Refusals.invalid("token", request.getToken(), "one of " + APPROVE)));
      case NOT_CONFIGURED -> response.onError(StatusProtos.toException(notConfigured(request)));
      case LOST -> {
        charge(request);
        response.onError(Status.UNAVAILABLE.asRuntimeException());
      }
      case SLOW -> {
        await();
        answer(request, response);
      }
      default -> answer(request, response);
    }
  }

  private static Refusal notConfigured(ChargeOrderRequest request) {
    return Refusals.unimplemented(
        ErrorReason.PROVIDER_NOT_CONFIGURED,
        "payment by %s is not set up here".formatted(request.getMethod()));
  }

  private void answer(ChargeOrderRequest request, StreamObserver<Payment> response) {
    var payment = charge(request);
    if (payment.isEmpty()) {
      response.onError(Status.ABORTED.asRuntimeException());
      return;
    }
    response.onNext(payment.get());
    response.onCompleted();
  }

  /// Empty when the request id was used for another request, or another charge is under way.
  private synchronized Optional<Payment> charge(ChargeOrderRequest request) {
    var known = made.get(request.getRequestId());
    if (known != null) {
      return Optional.ofNullable(live.get(request.getOrderId())).filter(_ -> known.equals(request));
    }
    var standing = live.get(request.getOrderId());
    if (standing != null && standing.getStatus() != Payment.Status.FAILED) {
      return Optional.of(standing).filter(p -> p.getStatus() == Payment.Status.SUCCEEDED);
    }
    made.put(request.getRequestId(), request);
    var payment = payment(request);
    live.put(request.getOrderId(), payment);
    return Optional.of(payment);
  }

  private Payment payment(ChargeOrderRequest request) {
    var status =
        switch (request.getToken()) {
          case DECLINE -> Payment.Status.FAILED;
          case PENDING -> Payment.Status.PENDING;
          default -> Payment.Status.SUCCEEDED;
        };
    var id = paymentIds.computeIfAbsent(request.getOrderId(), _ -> UuidV7.next().toString());
    return Payment.newBuilder()
        .setId(id)
        .setOrderId(request.getOrderId())
        .setAmount(request.getToken().equals(LESS) ? Amounts.money(1, "IDR") : request.getAmount())
        .setStatus(status)
        .setFailureReason(status == Payment.Status.FAILED ? "card_declined" : "")
        .setUpdateTime(
            com.google.protobuf.Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }

  /// Lets opening fail as if payment-svc were down.
  public void refuseToOpen(boolean refuse) {
    refusesToOpen = refuse;
  }

  @Override
  public void openPayment(OpenPaymentRequest request, StreamObserver<Payment> response) {
    if (refusesToOpen) {
      response.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    var id = paymentIds.computeIfAbsent(request.getOrderId(), _ -> UuidV7.next().toString());
    opened.put(request.getOrderId(), request);
    response.onNext(Payment.newBuilder().setId(id).setOrderId(request.getOrderId()).build());
    response.onCompleted();
  }

  /// How the payment of an order was opened.
  public Optional<OpenPaymentRequest> openingOf(String orderId) {
    return Optional.ofNullable(opened.get(orderId));
  }

  @Override
  public void refundPayment(RefundPaymentRequest request, StreamObserver<Payment> response) {
    refunds.add(request);
    response.onNext(Payment.newBuilder().setId(request.getPaymentId()).build());
    response.onCompleted();
  }

  private void await() {
    try {
      if (!gate.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody let the slow charge go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /// Refuses callers that do not say which service they are.
  private static final class ServiceTokenRequired implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      if (!headers.containsKey(SERVICE_TOKEN)) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
