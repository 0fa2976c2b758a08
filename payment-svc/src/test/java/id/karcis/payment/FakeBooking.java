package id.karcis.payment;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.booking.internal.v1.BeginChargeRequest;
import id.karcis.api.booking.internal.v1.GetPayableOrderRequest;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc.OrderSettlementImplBase;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.booking.internal.v1.RecordDeclineRequest;
import id.karcis.api.booking.internal.v1.RecordDeclineResponse;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.internal.v1.RecordRefundResponse;
import id.karcis.api.booking.internal.v1.SettleOrderRequest;
import id.karcis.api.booking.internal.v1.SettleOrderResponse;
import id.karcis.api.booking.internal.v1.SettleOrderResponse.Outcome;
import id.karcis.api.booking.v1.Order;
import id.karcis.platform.identity.ServiceTokens;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// booking-svc as payment-svc sees it: orders in memory, behind a real gRPC server that can be
/// stopped and started again.
final class FakeBooking extends OrderSettlementImplBase {

  private final Map<String, PayableOrder> orders = new ConcurrentHashMap<>();
  private final Map<String, String> paidBy = new ConcurrentHashMap<>();
  private final List<SettleOrderRequest> settlements = new CopyOnWriteArrayList<>();
  private final List<RecordRefundRequest> refunds = new CopyOnWriteArrayList<>();
  private final List<RecordDeclineRequest> declines = new CopyOnWriteArrayList<>();
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private final AtomicInteger callsWithoutToken = new AtomicInteger();
  private final FakeTickets tickets = new FakeTickets();
  private int port;
  private @Nullable Server server;

  FakeBooking() {
    start();
  }

  synchronized void start() {
    try {
      server =
          Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
              .addService(this)
              .addService(tickets)
              .intercept(new TokenWatch())
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void stop() throws InterruptedException {
    if (server != null) {
      server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  void add(PayableOrder order) {
    orders.put(order.getOrderId(), order);
  }

  static PayableOrder order(UUID buyer, Money total, Instant expireTime) {
    return PayableOrder.newBuilder()
        .setOrderId(UUID.randomUUID().toString())
        .setCode("BKG-7F3K9")
        .setUserId(buyer.toString())
        .setTotal(total)
        .setExpireTime(Timestamp.newBuilder().setSeconds(expireTime.getEpochSecond()))
        .setPayable(true)
        .setStatus(Order.Status.PENDING_PAYMENT)
        .build();
  }

  /// Its tickets.
  FakeTickets tickets() {
    return tickets;
  }

  /// An order that booking-svc does not know, and never knew.
  void forget(String orderId) {
    unknown.add(orderId);
  }

  /// An order whose money goes back when it comes.
  void cancel(String orderId) {
    paidBy.put(orderId, "cancelled");
  }

  /// A payment whose money goes back, while its order can still be paid by another one: as when it
  /// is not what the order costs.
  void sendBack(String paymentId) {
    unwanted.add(paymentId);
  }

  /// Does the next calls' work and then fails, as one who dies before the answer is out.
  void loseAnswers(int count) {
    answersToLose.set(count);
  }

  List<SettleOrderRequest> settlements(String orderId) {
    return settlements.stream().filter(s -> s.getOrderId().equals(orderId)).toList();
  }

  List<RecordRefundRequest> refunds(String orderId) {
    return refunds.stream().filter(s -> s.getOrderId().equals(orderId)).toList();
  }

  List<RecordDeclineRequest> declines(String orderId) {
    return declines.stream().filter(d -> d.getOrderId().equals(orderId)).toList();
  }

  /// Whether the order was told that this payment is about to be charged.
  boolean hasBegun(String paymentId) {
    return begun.contains(paymentId);
  }

  int callsWithoutToken() {
    return callsWithoutToken.get();
  }

  @Override
  public void getPayableOrder(
      GetPayableOrderRequest request, StreamObserver<PayableOrder> responses) {
    var order = orders.get(request.getOrderId());
    if (order == null) {
      responses.onError(Status.NOT_FOUND.asRuntimeException());
    } else {
      answer(asOfNow(order), responses);
    }
  }

  @Override
  public void beginCharge(BeginChargeRequest request, StreamObserver<PayableOrder> responses) {
    begun.add(request.getPaymentId());
    getPayableOrder(
        GetPayableOrderRequest.newBuilder().setOrderId(request.getOrderId()).build(), responses);
  }

  @Override
  public void recordDecline(
      RecordDeclineRequest request, StreamObserver<RecordDeclineResponse> responses) {
    declines.add(request);
    answer(RecordDeclineResponse.getDefaultInstance(), responses);
  }

  /// An order that waits is EXPIRED as soon as its time is over, as at booking-svc.
  private static PayableOrder asOfNow(PayableOrder order) {
    var over = order.getExpireTime().getSeconds() <= Instant.now().getEpochSecond();
    return over && order.getPayable()
        ? order.toBuilder().setPayable(false).setStatus(Order.Status.EXPIRED).build()
        : order;
  }

  /// The first payment of an order settles it, any other one is due to go back.
  @Override
  public void settleOrder(
      SettleOrderRequest request, StreamObserver<SettleOrderResponse> responses) {
    if (unknown.contains(request.getOrderId())) {
      responses.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    settlements.add(request);
    var settled = !unwanted.contains(request.getPaymentId()) && isFirst(request);
    answer(
        SettleOrderResponse.newBuilder()
            .setOutcome(settled ? Outcome.SETTLED : Outcome.REFUND_DUE)
            .build(),
        responses);
  }

  private boolean isFirst(SettleOrderRequest request) {
    var first = paidBy.putIfAbsent(request.getOrderId(), request.getPaymentId());
    return first == null || first.equals(request.getPaymentId());
  }

  @Override
  public void recordRefund(
      RecordRefundRequest request, StreamObserver<RecordRefundResponse> responses) {
    if (unknown.contains(request.getOrderId())) {
      responses.onError(Status.NOT_FOUND.asRuntimeException());
      return;
    }
    refunds.add(request);
    answer(RecordRefundResponse.getDefaultInstance(), responses);
  }

  private <R> void answer(R response, StreamObserver<R> responses) {
    if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      responses.onError(Status.INTERNAL.withDescription("answer lost").asRuntimeException());
      return;
    }
    responses.onNext(response);
    responses.onCompleted();
  }

  private final class TokenWatch implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      if (!headers.containsKey(ServiceTokens.HEADER)) {
        callsWithoutToken.incrementAndGet();
      }
      return next.startCall(call, headers);
    }
  }
}
