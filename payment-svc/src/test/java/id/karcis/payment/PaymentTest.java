package id.karcis.payment;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc.OrderPaymentsBlockingStub;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.api.payment.v1.GetPaymentRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.PaymentServiceGrpc;
import id.karcis.api.payment.v1.PaymentServiceGrpc.PaymentServiceBlockingStub;
import id.karcis.payment.FaultyProvider.Fault;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.Role;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.identity.TokenKeys;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.probe.TestTokens;
import id.karcis.platform.testing.TestServers;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.grpc.test.autoconfigure.LocalGrpcServerPort;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that talk to payment-svc over the wire. Redis is away all the time: nothing here
/// needs it.
@SpringBootTest(
    classes = PaymentApplication.class,
    properties = {
      "spring.config.name=payment-svc",
      "spring.grpc.server.port=0",
      "spring.grpc.server.address=127.0.0.1",
      "karcis.management.port=0",
      "karcis.redis.url=redis://127.0.0.1:1",
      "karcis.service-secret=a secret of more than thirty-two bytes",
      // Failures are what these tests are about; that they are logged is not news.
      "logging.level.root=error",
      "logging.level.id.karcis.platform.error.GrpcErrors=off",
      // A machine that builds other things at the same time is slow to warm up.
      "karcis.deadline.unary=30s",
      "karcis.payment.charge.provider-deadline=800ms",
      "karcis.payment.charge.attempt-lease=2s",
      "karcis.payment.charge.recovery-interval=50ms",
      "karcis.payment.simulated.timeout=2s",
      "karcis.payment.simulated.late-after=200ms",
      "karcis.payment.simulated.poll-interval=50ms"
    })
@Import(PaymentTest.Neighbours.class)
abstract class PaymentTest {

  static final FakeBooking BOOKING = new FakeBooking();
  static final RecordedStripe STRIPE = new RecordedStripe();
  static final String STRIPE_KEY = "sk_test_recorded0123456789";
  static final String STRIPE_SECRET = "whsec_recorded0123456789";
  static final String OLD_STRIPE_SECRET = "whsec_before0123456789";
  static final String SIMULATED_SECRET = "a secret of the simulated provider";
  static final Money PRICE = Amounts.money(150_000_00, "IDR");

  /// Where Stripe is.
  static String stripeAddress = STRIPE.address();

  private static final String DATABASE = TestServers.newDatabase();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired JdbcClient jdbc;
  @Autowired PaymentProvider simulatedProvider;
  @Autowired PaymentProvider stripeProvider;
  @Autowired private TestTokens tokens;
  @Autowired private ServiceTokens serviceTokens;
  @Autowired private GrpcClients clients;
  @LocalGrpcServerPort private int port;

  final UUID buyer = UUID.randomUUID();

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
    registry.add("karcis.booking.address", BOOKING::address);
    registry.add("karcis.stripe.api-base", () -> stripeAddress);
    registry.add("karcis.stripe.secret-key", () -> STRIPE_KEY);
    registry.add("karcis.stripe.webhook-secret", () -> STRIPE_SECRET + "," + OLD_STRIPE_SECRET);
    registry.add("karcis.payment.simulated.webhook-secret", () -> SIMULATED_SECRET);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Neighbours {

    @Bean
    TestTokens testTokens() {
      return new TestTokens();
    }

    @Bean
    TokenKeys tokenKeys(TestTokens tokens) {
      return tokens::publicKeys;
    }

    @Bean
    static BeanPostProcessor faultyProvider() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof PaymentProvider real ? new FaultyProvider(real) : bean;
        }
      };
    }
  }

  @BeforeEach
  void allIsWell() {
    next(Fault.NONE);
    refuseRefunds(false);
    silent(false);
    BOOKING.loseAnswers(0);
    STRIPE.calm();
  }

  final void next(Fault fault) {
    ((FaultyProvider) simulatedProvider).next(fault);
  }

  final void silent(boolean silence) {
    ((FaultyProvider) simulatedProvider).silent(silence);
  }

  final void refuseRefunds(boolean refuse) {
    ((FaultyProvider) simulatedProvider).refuseRefunds(refuse);
  }

  final OrderPaymentsBlockingStub orderPayments() {
    return clients
        .stub("127.0.0.1:" + port, OrderPaymentsGrpc::newBlockingStub)
        .withInterceptors(serviceTokens.interceptor())
        .withDeadlineAfter(PATIENCE);
  }

  final PaymentServiceBlockingStub anonymous() {
    return clients
        .stub("127.0.0.1:" + port, PaymentServiceGrpc::newBlockingStub)
        .withDeadlineAfter(PATIENCE);
  }

  final PaymentServiceBlockingStub as(UUID user, Role role) {
    return with(anonymous(), "authorization", "Bearer " + tokens.token(user, role));
  }

  final PaymentServiceBlockingStub asBuyer() {
    return as(buyer, Role.CUSTOMER);
  }

  static PaymentServiceBlockingStub with(
      PaymentServiceBlockingStub stub, String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /// An order of the buyer that booking-svc knows, payable for ten minutes.
  final PayableOrder newOrder() {
    return newOrder(Instant.now().plusSeconds(600));
  }

  final PayableOrder newOrder(Instant expireTime) {
    var order = FakeBooking.order(buyer, PRICE, expireTime);
    BOOKING.add(order);
    return order;
  }

  static ChargeOrderRequest charge(PayableOrder order, String token) {
    return charge(order, token, UUID.randomUUID());
  }

  static ChargeOrderRequest charge(PayableOrder order, String token, UUID requestId) {
    return ChargeOrderRequest.newBuilder()
        .setOrderId(order.getOrderId())
        .setCode(order.getCode())
        .setUserId(order.getUserId())
        .setAmount(order.getTotal())
        .setMethod("SIMULATED")
        .setToken(token)
        .setExpireTime(order.getExpireTime())
        .setRequestId(requestId.toString())
        .build();
  }

  static RefundPaymentRequest refund(Payment payment, UUID refundId, long minorUnits) {
    return RefundPaymentRequest.newBuilder()
        .setPaymentId(payment.getId())
        .setRefundId(refundId.toString())
        .setAmount(Amounts.money(minorUnits, "IDR"))
        .setReason("the show is off")
        .build();
  }

  final Payment paid(PayableOrder order) {
    return orderPayments().chargeOrder(charge(order, "tok_approve"));
  }

  final Payment read(String paymentId) {
    return as(UUID.randomUUID(), Role.ADMIN)
        .getPayment(GetPaymentRequest.newBuilder().setId(paymentId).build());
  }

  static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  static ConditionFactory await() {
    return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
  }

  final long count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Long.class).single();
  }

  final long ledgerTransactions(Payment payment) {
    return count(
        "SELECT count(*) FROM ledger_transactions WHERE payment_id = ?",
        UUID.fromString(payment.getId()));
  }

  /// Money the provider took for an order's payments, counted in its own memory.
  final long settledCharges(PayableOrder order) {
    return count(
        """
        SELECT count(*) FROM simulated_charges c JOIN payment_attempts a ON a.id = c.idempotency_key
        JOIN payments p ON p.id = a.payment_id
        WHERE p.order_id = ? AND c.settle_time <= clock_timestamp()
        """,
        UUID.fromString(order.getOrderId()));
  }

  final void awaitSettled(PayableOrder order) {
    await().until(() -> !BOOKING.settlements(order.getOrderId()).isEmpty());
  }

  /// Runs a call that must fail and returns its refusal as the client sees it.
  static Refusal refusal(ThrowingCallable call) {
    var failure = Assertions.catchThrowableOfType(StatusRuntimeException.class, call);
    Assertions.assertThat(failure).as("the call should fail").isNotNull();
    var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    return StatusProtos.fromProto(status);
  }
}
