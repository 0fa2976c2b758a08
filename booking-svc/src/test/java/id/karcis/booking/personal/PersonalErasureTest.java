package id.karcis.booking.personal;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.ErasePersonalDataRequest;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc.PersonalDataBlockingStub;
import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.GetOrderRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.api.booking.v1.UpdateOrderRequest;
import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.persistence.UuidV7;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// What is left of a buyer whose account was deleted.
class PersonalErasureTest extends SellingTest {

  private static final String NAME = "Siti Rahayu";
  private static final String PHONE = "+6281234567890";
  private static final String NOTE = "Row A, please";
  private static final String WHY = "my knee is broken";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final UUID buyer = UUID.randomUUID();
  private final String email = "siti." + buyer + "@mail.example";

  @Autowired private PersonalDataFile file;
  @Autowired private OrderMails mails;
  @Autowired private TransactionTemplate transactions;

  private PersonalDataBlockingStub booking() {
    var service = new ServiceTokens("user-svc", SERVICE_SECRET, Clock.systemUTC());
    return anonymous(PersonalDataGrpc::newBlockingStub).withInterceptors(service.interceptor());
  }

  private static ErasePersonalDataRequest request(UUID user) {
    return ErasePersonalDataRequest.newBuilder().setUserId(user.toString()).build();
  }

  private void erase(UUID user) {
    var _ = booking().erasePersonalData(request(user));
  }

  /// Two places, paid by somebody who tells a lot; the calls have keys, so their answers are kept.
  private Order bought(TestShow show, UUID user) {
    var contact =
        Order.Contact.newBuilder().setName(NAME).setEmail(email).setPhoneNumber(PHONE).build();
    var order =
        orders(user, UUID.randomUUID().toString())
            .createOrder(places(show, 2).toBuilder().setContact(contact).build());
    var said = Order.newBuilder().setId(order.getId()).setNote(NOTE).build();
    var _ = orders(user).updateOrder(UpdateOrderRequest.newBuilder().setOrder(said).build());
    return orders(user).payOrder(payment(order, FakeOrderPayments.APPROVE));
  }

  private void askForRefund(UUID user, Order order) {
    var _ =
        buyer(user, RefundServiceGrpc::newBlockingStub)
            .requestRefund(
                RequestRefundRequest.newBuilder().setCode(order.getCode()).setReason(WHY).build());
  }

  private void fillCart(TestShow show, UUID user) {
    var _ =
        buyer(user, CartServiceGrpc::newBlockingStub)
            .addToCart(
                AddToCartRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(0).toString())
                    .build());
  }

  /// A mail that is not due for an hour.
  private UUID waitingMail(Order order) {
    var id = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO mails (id, kind, order_id, create_time, next_attempt_time)
            VALUES (?, 'LATE_REFUND', ?, now(), now() + interval '1 h')
            """)
        .params(id, id(order))
        .update();
    return id;
  }

  private String state(UUID mail) {
    return jdbc.sql("SELECT state FROM mails WHERE id = ?")
        .param(mail)
        .query(String.class)
        .single();
  }

  /// All that must not change: the order, its money and its tickets.
  private List<@Nullable String> books(Order order) {
    return jdbc.sql(
            """
            SELECT row(code, user_id, status, subtotal_minor, discount_minor, total_minor,
              currency_code, payment_id, paid_time)::text FROM orders WHERE id = :order
            UNION ALL SELECT i::text FROM order_items i WHERE order_id = :order
            UNION ALL SELECT t::text FROM tickets t WHERE order_id = :order
            UNION ALL SELECT s::text FROM settlements s WHERE order_id = :order
            UNION ALL SELECT row(id, requester_id, payment_id, amount_minor, fee_minor, status)::text
              FROM refunds WHERE order_id = :order
            """)
        .param("order", id(order))
        .query(String.class)
        .list();
  }

  /// Every version of a row of the buyer, as the database counts them.
  private List<@Nullable String> writes(Order order) {
    return jdbc.sql(
            """
            SELECT xmin::text FROM orders WHERE id = :order
            UNION ALL SELECT xmin::text FROM refunds WHERE order_id = :order
            UNION ALL SELECT xmin::text FROM mails WHERE order_id = :order
            """)
        .param("order", id(order))
        .query(String.class)
        .list();
  }

  @Test
  void forgetsWhatWasSaidAndKeepsTheBooks() {
    var show = TestShow.create(jdbc, 1, 5);
    var order = bought(show, buyer);
    askForRefund(buyer, order);
    assertThat(file.json(buyer)).contains(NAME, email, PHONE, NOTE, WHY);
    assertThat(keptAnswers(buyer)).isPositive();
    var books = books(order);
    assertThat(books).hasSize(6);

    erase(buyer);

    assertThat(file.json(buyer))
        .contains(order.getId())
        .doesNotContain(NAME, email, PHONE, NOTE, WHY);
    assertThat(keptAnswers(buyer)).isZero();
    assertThat(books(order)).isEqualTo(books);
    assertThat(adminOrders().getOrder(byId(order)).hasContact()).isFalse();
  }

  private static GetOrderRequest byId(Order order) {
    return GetOrderRequest.newBuilder().setId(order.getId()).build();
  }

  /// Answers that are kept for repeated calls; encrypted, so what is in them does not show.
  private int keptAnswers(UUID user) {
    return jdbc.sql(
            "SELECT count(*) FROM idempotency_keys WHERE caller = ? AND response IS NOT NULL")
        .param(user)
        .query(Integer.class)
        .single();
  }

  @Test
  void leavesOthersAlone() {
    var show = TestShow.create(jdbc, 1, 5);
    var other = UUID.randomUUID();
    var order = bought(show, other);
    askForRefund(other, order);
    fillCart(show, other);
    var mail = waitingMail(order);

    erase(buyer);

    assertThat(file.json(other)).contains(NAME, email, PHONE, NOTE, WHY);
    assertThat(keptAnswers(other)).isPositive();
    assertThat(carts(other)).isOne();
    assertThat(state(mail)).isEqualTo("WAITING");
  }

  private int carts(UUID user) {
    return jdbc.sql("SELECT count(*) FROM carts WHERE user_id = ?")
        .param(user)
        .query(Integer.class)
        .single();
  }

  @Test
  void clearsTheCartAndFreesItsSeats() {
    var show = TestShow.create(jdbc, 1, 5);
    fillCart(show, buyer);

    erase(buyer);

    assertThat(carts(buyer)).isZero();
    var hold =
        buyer(UUID.randomUUID(), HoldServiceGrpc::newBlockingStub)
            .holdSeats(
                HoldSeatsRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(0).toString())
                    .build());
    assertThat(hold.getId()).isNotEmpty();
  }

  @Test
  void sendsNoMailAnyMore() throws InterruptedException {
    var order = bought(TestShow.create(jdbc, 1, 5), buyer);
    var _ = MAIL.await(email, 1);
    var mail = waitingMail(order);

    erase(buyer);

    assertThat(state(mail)).isEqualTo("MOOT");
    transactions.executeWithoutResult(_ -> mails.eventCancelled(id(order)));
    assertThat(endOfMail(order, "EVENT_CANCELLED")).isEqualTo("REFUSED");
    assertThat(MAIL.to(email)).hasSize(1);
  }

  private String endOfMail(Order order, String kind) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var state = "WAITING";
    while (state.equals("WAITING")) {
      assertThat(System.nanoTime()).as("the mail ends").isLessThan(end);
      Thread.sleep(BETWEEN_LOOKS);
      state =
          jdbc.sql("SELECT state FROM mails WHERE order_id = ? AND kind = ?")
              .params(id(order), kind)
              .query(String.class)
              .single();
    }
    return state;
  }

  @Test
  void doesNothingWhenRepeatedOrForSomebodyUnknown() throws InterruptedException {
    var show = TestShow.create(jdbc, 1, 5);
    var order = bought(show, buyer);
    var _ = MAIL.await(email, 1);
    askForRefund(buyer, order);
    var _ = waitingMail(order);
    assertThat(endOfMail(order, "PAID")).isEqualTo("SENT");
    erase(buyer);
    var written = writes(order);

    erase(buyer);
    erase(UUID.randomUUID());

    assertThat(writes(order)).isEqualTo(written);
  }

  @Test
  void isForServicesOnly() {
    var asAdmin = admin(PersonalDataGrpc::newBlockingStub);
    assertThat(refusal(() -> asAdmin.erasePersonalData(request(buyer))).code())
        .isIn(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);
  }
}
