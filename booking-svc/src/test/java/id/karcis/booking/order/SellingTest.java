package id.karcis.booking.order;

import com.google.type.Money;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc;
import id.karcis.api.booking.internal.v1.OrderSettlementGrpc.OrderSettlementBlockingStub;
import id.karcis.api.booking.internal.v1.SettleOrderRequest;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.CheckInServiceGrpc.CheckInServiceBlockingStub;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest.OrderedTickets;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import id.karcis.api.booking.v1.TicketServiceGrpc.TicketServiceBlockingStub;
import id.karcis.booking.BookingTestBase;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.identity.ServiceTokens;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Base of tests that sell tickets over the wire, with a payment-svc that obeys. The pool waits
/// long, since these tests make crowds on whatever machine they run.
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=30000")
public abstract class SellingTest extends BookingTestBase {

  /// The payment-svc.
  protected static final FakeOrderPayments PAYMENTS = new FakeOrderPayments();

  @DynamicPropertySource
  static void neighbours(DynamicPropertyRegistry registry) {
    registry.add("karcis.payment.address", PAYMENTS::address);
  }

  protected OrderServiceBlockingStub orders(UUID user) {
    return buyer(user, OrderServiceGrpc::newBlockingStub);
  }

  protected OrderServiceBlockingStub adminOrders() {
    return admin(OrderServiceGrpc::newBlockingStub);
  }

  protected OrderServiceBlockingStub orders(UUID user, String idempotencyKey) {
    return with(orders(user), "idempotency-key", idempotencyKey);
  }

  protected TicketServiceBlockingStub tickets(UUID user) {
    return buyer(user, TicketServiceGrpc::newBlockingStub);
  }

  protected CheckInServiceBlockingStub gate() {
    return admin(CheckInServiceGrpc::newBlockingStub);
  }

  protected CheckInServiceBlockingStub gateOf(UUID user) {
    return buyer(user, CheckInServiceGrpc::newBlockingStub);
  }

  protected OrderSettlementBlockingStub settlement() {
    var service = new ServiceTokens("payment-svc", SERVICE_SECRET, Clock.systemUTC());
    return anonymous(OrderSettlementGrpc::newBlockingStub).withInterceptors(service.interceptor());
  }

  protected static CreateOrderRequest seats(TestShow show, UUID... seats) {
    return CreateOrderRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addAllSeatIds(List.of(seats).stream().map(UUID::toString).toList())
        .build();
  }

  protected static CreateOrderRequest places(TestShow show, int quantity) {
    return CreateOrderRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addItems(
            OrderedTickets.newBuilder()
                .setTicketTypeId(show.standingType().toString())
                .setQuantity(quantity))
        .build();
  }

  protected static PayOrderRequest payment(Order order, String token) {
    return PayOrderRequest.newBuilder()
        .setCode(order.getCode())
        .setMethod("SIMULATED")
        .setToken(token)
        .build();
  }

  protected Order paid(UUID buyer, CreateOrderRequest wish) {
    var order = orders(buyer).createOrder(wish);
    return orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
  }

  protected static SettleOrderRequest money(Order order, UUID paymentId) {
    return money(order, paymentId, order.getTotal());
  }

  protected static SettleOrderRequest money(Order order, UUID paymentId, Money amount) {
    return SettleOrderRequest.newBuilder()
        .setOrderId(order.getId())
        .setPaymentId(paymentId.toString())
        .setAmount(amount)
        .setPaidTime(
            com.google.protobuf.Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }

  protected static UUID id(Order order) {
    return UUID.fromString(order.getId());
  }

  protected static Refusal refusal(StatusRuntimeException failure) {
    return StatusProtos.fromProto(
        Objects.requireNonNull(StatusProto.fromThrowable(failure), failure.toString()));
  }

  /// Runs the same work in so many threads that start together.
  protected static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    var start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          IntStream.range(0, threads)
              .mapToObj(_ ->
                  executor.submit(() -> {
                    start.await();
                    return work.call();
                  }))
              .toList();
      start.countDown();
      var results = new java.util.ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
