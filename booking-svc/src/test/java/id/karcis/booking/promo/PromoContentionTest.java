package id.karcis.booking.promo;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest.OrderedTickets;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.booking.v1.RedeemPromoRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.hold.BookingInstance;
import id.karcis.booking.hold.Refused;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.Role;
import id.karcis.platform.testing.TestServers;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Two instances, one database, and a Redis that dies: no code is used more often than it may.
/// Calls are limited as in a real sale.
@TestInstance(Lifecycle.PER_CLASS)
class PromoContentionTest {

  private static final int REDEMPTIONS = 200;

  private LocalRedis redis;
  private List<BookingInstance> instances;

  @BeforeAll
  void start() {
    var database = TestServers.newDatabase();
    redis = TestServers.newRedis();
    Map<String, Object> settings =
        Map.of("karcis.limits.scale", "1", "spring.datasource.hikari.connection-timeout", "30000");
    instances =
        List.of(
            BookingInstance.start(database, redis.uri(), settings),
            BookingInstance.start(database, redis.uri(), settings));
  }

  @AfterAll
  void stop() {
    instances.forEach(BookingInstance::close);
    redis.close();
  }

  private PromoCode create(int maxUses, int maxUsesPerUser) {
    return instances
        .getFirst()
        .stub(UUID.randomUUID(), Role.ADMIN, PromoCodeServiceGrpc::newBlockingStub)
        .createPromoCode(
            CreatePromoCodeRequest.newBuilder()
                .setPromoCode(
                    PromoCode.newBuilder()
                        .setCode("C-" + UUID.randomUUID())
                        .setPercentOff(50)
                        .setMaxUses(maxUses)
                        .setMaxUsesPerUser(maxUsesPerUser))
                .build());
  }

  private TestShow show() {
    return TestShow.create(instances.getFirst().jdbc(), 1, 1_000);
  }

  private OrderServiceBlockingStub orders(int number, UUID user, Role role) {
    return instances
        .get(number % instances.size())
        .stub(user, role, OrderServiceGrpc::newBlockingStub);
  }

  private static CreateOrderRequest wish(TestShow show, String code) {
    return CreateOrderRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addItems(
            OrderedTickets.newBuilder()
                .setTicketTypeId(show.standingType().toString())
                .setQuantity(1))
        .setPromoCode(code)
        .build();
  }

  private void atOnce(int threads, IntConsumer work) throws InterruptedException {
    var start = new CountDownLatch(1);
    var running = new ArrayList<Thread>();
    for (var i = 0; i < threads; i++) {
      var number = i;
      running.add(
          Thread.startVirtualThread(() -> {
            try {
              start.await();
              work.accept(number);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    start.countDown();
    for (var thread : running) {
      thread.join();
    }
  }

  private int number(String sql, PromoCode code) {
    return instances
        .getFirst()
        .jdbc()
        .sql(sql)
        .param(UUID.fromString(code.getId()))
        .query(Integer.class)
        .single();
  }

  private int used(PromoCode code) {
    return number("SELECT used FROM promo_counters WHERE promo_id = ?", code);
  }

  private int rows(PromoCode code) {
    return number("SELECT count(*) FROM promo_uses WHERE promo_id = ?", code);
  }

  @Test
  void neverPassesItsCapOverAllBuyers() throws InterruptedException {
    var code = create(50, 1);
    var show = show();
    var made = new ConcurrentLinkedQueue<Order>();
    var refusals = new ConcurrentLinkedQueue<Refusal>();
    var answers = new AtomicInteger();

    atOnce(
        REDEMPTIONS,
        number -> {
          try {
            made.add(
                orders(number, UUID.randomUUID(), Role.CUSTOMER)
                    .createOrder(wish(show, code.getCode())));
          } catch (StatusRuntimeException e) {
            refusals.add(Refused.of(e));
          }
          if (answers.incrementAndGet() == REDEMPTIONS / 8) {
            redis.kill();
          }
        });

    assertThat(made).hasSize(50);
    assertThat(made).allSatisfy(o -> assertThat(o.getDiscount().getUnits()).isEqualTo(25_000));
    assertThat(refusals)
        .hasSize(REDEMPTIONS - 50)
        .allSatisfy(r -> {
          assertThat(r.reason()).as(r.message()).isEqualTo(ErrorReason.PROMO_CODE_EXHAUSTED);
          assertThat(r.metadata()).containsEntry("scope", "ALL");
        });
    assertThat(used(code)).isEqualTo(50);
    assertThat(rows(code)).isEqualTo(50);
    assertThat(show.claimed()).isEqualTo(50);
  }

  @Test
  void neverPassesItsCapPerBuyer() throws InterruptedException {
    var code = create(0, 3);
    var show = show();
    var buyer = UUID.randomUUID();
    var made = new AtomicInteger();
    var refusals = new ConcurrentLinkedQueue<Refusal>();

    atOnce(
        40,
        number -> {
          try {
            var _ = orders(number, buyer, Role.ADMIN).createOrder(wish(show, code.getCode()));
            made.incrementAndGet();
          } catch (StatusRuntimeException e) {
            refusals.add(Refused.of(e));
          }
        });

    assertThat(made).hasValue(3);
    assertThat(refusals)
        .hasSize(37)
        .allSatisfy(r -> {
          assertThat(r.reason()).as(r.message()).isEqualTo(ErrorReason.PROMO_CODE_EXHAUSTED);
          assertThat(r.metadata()).containsEntry("scope", "USER");
        });
    assertThat(used(code)).isEqualTo(3);
    assertThat(rows(code)).isEqualTo(3);
  }

  /// Orders come, are cancelled, run out, and take each other's codes: the counter is what the rows
  /// say, and nobody waits in a circle.
  @Test
  void countsRightWhileOrdersComeAndGo() throws InterruptedException {
    var one = create(5, 0);
    var two = create(5, 0);
    var show = show();
    var unexpected = new ConcurrentLinkedQueue<Refusal>();

    atOnce(
        60,
        number -> {
          var first = number % 2 == 0 ? one : two;
          var second = number % 2 == 0 ? two : one;
          var buyer = UUID.randomUUID();
          var orders = orders(number, buyer, Role.CUSTOMER);
          try {
            var order = orders.createOrder(wish(show, first.getCode()));
            if (number % 3 == 0) {
              show.change(
                  "UPDATE promo_uses SET expire_time = now() - interval '1 s' WHERE order_id = ?",
                  UUID.fromString(order.getId()));
            }
            var _ =
                instances
                    .get(number % 2)
                    .stub(buyer, Role.CUSTOMER, PromoCodeServiceGrpc::newBlockingStub)
                    .redeemPromo(
                        RedeemPromoRequest.newBuilder()
                            .setCode(second.getCode())
                            .setOrderId(order.getId())
                            .build());
            if (number % 4 == 0) {
              var _ =
                  orders.cancelOrder(
                      CancelOrderRequest.newBuilder().setCode(order.getCode()).build());
            }
          } catch (StatusRuntimeException e) {
            var refusal = Refused.of(e);
            if (refusal.reason() != ErrorReason.PROMO_CODE_EXHAUSTED) {
              unexpected.add(refusal);
            }
          }
        });

    assertThat(unexpected).isEmpty();
    for (var code : List.of(one, two)) {
      assertThat(used(code)).isEqualTo(rows(code)).isBetween(1, 5);
    }
  }

  @Test
  void makesGuessingDear() {
    var show = show();
    var code = create(0, 0);
    var guesser = UUID.randomUUID();
    var orders = orders(0, guesser, Role.CUSTOMER);
    Refusal last = null;
    var guesses = 0;
    for (; guesses < 25 && (last == null || last.code() == Code.NOT_FOUND); guesses++) {
      var wish = wish(show, "GUESS-" + guesses);
      try {
        var _ = orders.createOrder(wish);
      } catch (StatusRuntimeException e) {
        last = Refused.of(e);
      }
    }

    assertThat(guesses).isEqualTo(11);
    var real = wish(show, code.getCode());
    var refusal =
        Refused.by(
            () -> orders.createOrder(real), Code.RESOURCE_EXHAUSTED, ErrorReason.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter()).as("no oracle either").isNotNull();
    assertThat(orders(0, UUID.randomUUID(), Role.CUSTOMER).createOrder(real).getPromoCode())
        .isEqualTo(code.getCode());
  }
}
