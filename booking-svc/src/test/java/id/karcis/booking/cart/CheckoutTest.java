package id.karcis.booking.cart;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.TestShow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CheckoutTest extends CartTestBase {

  private static final int MORE_THAN_THE_GUESSES_OF_AN_HOUR = 12;

  @Autowired private Carts otherFeatures;

  @AfterEach
  void bringPaymentsBack() {
    PAYMENTS.refuseToOpen(false);
  }

  private void fill(UUID user, TestShow show, int places, UUID... seats) {
    carts(user).addToCart(seatsOf(show, seats));
    carts(user).addToCart(placesOf(show, places));
  }

  /// Half price, once for each buyer.
  private String halfPrice() {
    var code = "HALF-" + UUID.randomUUID().toString().substring(0, 8);
    admin(PromoCodeServiceGrpc::newBlockingStub)
        .createPromoCode(
            CreatePromoCodeRequest.newBuilder()
                .setPromoCode(PromoCode.newBuilder().setCode(code).setPercentOff(50))
                .build());
    return code.toUpperCase(Locale.ROOT);
  }

  private int ordersOf(TestShow show) {
    return show.number("SELECT count(*) FROM orders WHERE event_id = ?", show.eventId());
  }

  @Test
  void ordersAllOfTheCartAndOpensItsPayment() {
    var show = TestShow.create(jdbc, 4, 5);
    fill(ani, show, 2, show.seat(3), show.seat(0));
    carts(ani).addToCart(of(hold(ani, show, show.seat(1))));
    var contact = Order.Contact.newBuilder().setName("Ani").setPhoneNumber("+628123456789").build();
    var order = carts(ani).checkout(CheckoutRequest.newBuilder().setContact(contact).build());
    assertThat(order.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    assertThat(order.getItemsList()).hasSize(4);
    assertThat(order.getTotal().getUnits()).isEqualTo(3 * 150_000 + 2 * 50_000);
    assertThat(order.getContact()).isEqualTo(contact);
    assertThat(show.claimed()).isEqualTo(2);
    assertThat(cart(ani).getItemsList()).isEmpty();
    assertThat(order.getPaymentId()).isEqualTo(PAYMENTS.paymentOf(order.getId()).orElseThrow());
    var opened = PAYMENTS.openingOf(order.getId()).orElseThrow();
    assertThat(opened.getAmount()).isEqualTo(order.getTotal());
    assertThat(opened.getMethod()).isEqualTo("SIMULATED");
    assertThat(opened.getExpireTime()).isEqualTo(order.getExpireTime());
    var paid = orders(ani).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(paid.getPaymentId()).isEqualTo(order.getPaymentId());
    assertThat(show.tickets(id(order))).isEqualTo(5);
  }

  @Test
  void standsWithoutAPaymentWhenPaymentsAreAway() {
    var show = TestShow.create(jdbc, 1, 5);
    carts(ani).addToCart(placesOf(show, 1));
    PAYMENTS.refuseToOpen(true);
    var order = checkout(ani);
    assertThat(order.getStatus()).isEqualTo(Order.Status.PENDING_PAYMENT);
    assertThat(order.getPaymentId()).isEmpty();
    assertThat(cart(ani).getItemsList()).isEmpty();
    var paid = orders(ani).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getPaymentId()).isNotEmpty();
  }

  @Test
  void ordersNothingOfAnEmptyCart() {
    var refused = refusal(() -> checkout(ani));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.CART_EMPTY);
    var show = TestShow.create(jdbc, 1, 5);
    carts(ani).addToCart(seatsOf(show, show.seat(0)));
    runOut(show, ani);
    assertThat(refusal(() -> checkout(ani)).reason()).isEqualTo(ErrorReason.CART_EMPTY);
    assertThat(ordersOf(show)).isZero();
  }

  @Test
  void takesAllOrNothing() {
    var show = TestShow.create(jdbc, 1, 2);
    fill(ani, show, 2, show.seat(0));
    orders(budi).createOrder(places(show, 1));
    var refused = refusal(() -> checkout(ani));
    assertThat(refused.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(cart(ani).getItemsList()).as("the cart stays as it was").hasSize(2);
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
    assertThat(show.claimed()).isEqualTo(1);
    assertThat(ordersOf(show)).isEqualTo(1);
  }

  @Test
  void answersTheSameKeyWithTheSameOrder() {
    var show = TestShow.create(jdbc, 1, 5);
    fill(ani, show, 1, show.seat(0));
    var request = CheckoutRequest.getDefaultInstance();
    var order = carts(ani, "once").checkout(request);
    assertThat(carts(ani, "once").checkout(request)).isEqualTo(order);
    show.change(
        """
        UPDATE idempotency_keys
        SET state = 'PENDING', response = NULL, lease_expire_time = now() WHERE caller = ?
        """,
        ani);
    assertThat(carts(ani, "once").checkout(request).getId())
        .as("when it died before its answer was stored")
        .isEqualTo(order.getId());
    assertThat(ordersOf(show)).isEqualTo(1);
  }

  @Test
  void makesOneOrderOfCheckoutsAtOnce() throws Exception {
    var show = TestShow.create(jdbc, 2, 9);
    fill(ani, show, 3, show.seat(0), show.seat(1));
    var made =
        atOnce(
            8,
            () -> {
              try {
                return checkout(ani).getId();
              } catch (StatusRuntimeException failure) {
                assertThat(refusal(failure).reason()).isEqualTo(ErrorReason.CART_EMPTY);
                return "";
              }
            });
    assertThat(made.stream().filter(id -> !id.isEmpty())).hasSize(1);
    assertThat(ordersOf(show)).isEqualTo(1);
    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void ordersWhatIsInTheCartOrAddsToTheNextOne() throws Exception {
    var show = TestShow.create(jdbc, 1, 100);
    carts(ani).addToCart(placesOf(show, 1));
    var turn = new AtomicInteger();
    atOnce(
        6,
        () ->
            turn.getAndIncrement() == 0
                ? checkout(ani).getId()
                : carts(ani).addToCart(placesOf(show, 1)).getEventId());
    var left = cart(ani).getItemsList().stream().mapToInt(item -> item.getQuantity()).sum();
    assertThat(show.claimed() + left).isEqualTo(6);
  }

  @Test
  void sellsToACrowdWithMixedCartsNoMoreThanThereIs() throws Exception {
    var show = TestShow.create(jdbc, 50, 60);
    var next = new AtomicInteger();
    var ordered =
        atOnce(
            50,
            () -> {
              var buyer = UUID.randomUUID();
              fill(buyer, show, 2, show.seat(next.getAndIncrement()));
              try {
                return checkout(buyer).getItemsCount() == 2 ? 1 : -1;
              } catch (StatusRuntimeException failure) {
                assertThat(refusal(failure).reason()).isEqualTo(ErrorReason.SOLD_OUT);
                assertThat(cart(buyer).getItemsList()).hasSize(2);
                return 0;
              }
            });
    assertThat(ordered).doesNotContain(-1);
    assertThat(ordered.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    assertThat(show.claimed()).isEqualTo(60);
    assertThat(
            show.number(
                "SELECT count(*) FROM seat_claims WHERE event_id = ? AND order_id IS NOT NULL",
                show.eventId()))
        .isEqualTo(30);
  }

  @Test
  void showsWhatACodeTakesOffAndOrdersWithIt() {
    var show = TestShow.create(jdbc, 1, 5);
    fill(ani, show, 1, show.seat(0));
    var code = halfPrice();
    var quote = otherFeatures.setPromo(ani, code);
    assertThat(quote).isEqualTo(new Carts.Quote("IDR", 20_000_000, 10_000_000));
    var cart = cart(ani);
    assertThat(cart.getPromoCode()).isEqualTo(code);
    assertThat(cart.getSubtotal().getUnits()).isEqualTo(200_000);
    assertThat(cart.getDiscount().getUnits()).isEqualTo(100_000);
    assertThat(cart.getTotal().getUnits()).isEqualTo(100_000);
    var order = checkout(ani);
    assertThat(order.getPromoCode()).isEqualTo(code);
    assertThat(order.getDiscount().getUnits()).isEqualTo(100_000);
    assertThat(order.getTotal().getUnits()).isEqualTo(100_000);
    assertThat(PAYMENTS.openingOf(order.getId()).orElseThrow().getAmount())
        .isEqualTo(order.getTotal());
    carts(ani).addToCart(placesOf(show, 1));
    assertThat(cart(ani).getPromoCode()).as("a new cart").isEmpty();
  }

  @Test
  void ordersAsShownWhenTheCodeOfTheCartHasDied() {
    var show = TestShow.create(jdbc, 1, 5);
    fill(ani, show, 1, show.seat(0));
    var code = halfPrice();
    otherFeatures.setPromo(ani, code);
    show.change("UPDATE promo_codes SET end_time = now() - interval '1 s' WHERE code = ?", code);
    var shown = cart(ani);
    assertThat(shown.getPromoCode()).isEmpty();
    assertThat(shown.getTotal().getUnits()).isEqualTo(200_000);
    var asked = CheckoutRequest.newBuilder().setPromoCode(code).build();
    assertThat(refusal(() -> carts(ani).checkout(asked)).reason())
        .as("asked for by the checkout itself")
        .isEqualTo(ErrorReason.PROMO_CODE_NOT_APPLICABLE);
    var order = checkout(ani);
    assertThat(order.getTotal()).isEqualTo(shown.getTotal());
    assertThat(order.getPromoCode()).isEmpty();
  }

  @Test
  void lookingAtACartWithADeletedCodeIsNoGuess() {
    var show = TestShow.create(jdbc, 1, 5);
    fill(ani, show, 1, show.seat(0));
    var deleted = halfPrice();
    otherFeatures.setPromo(ani, deleted);
    show.change("DELETE FROM promo_codes WHERE code = ?", deleted);
    for (int looks = 0; looks < MORE_THAN_THE_GUESSES_OF_AN_HOUR; looks++) {
      assertThat(cart(ani).getDiscount().getUnits()).isZero();
    }
    assertThat(otherFeatures.setPromo(ani, halfPrice()).discountMinor()).isPositive();
  }

  @Test
  void takesTheCodeOfTheCheckoutBeforeThatOfTheCart() {
    var show = TestShow.create(jdbc, 1, 5);
    carts(ani).addToCart(placesOf(show, 1));
    otherFeatures.setPromo(ani, halfPrice());
    var unknown = CheckoutRequest.newBuilder().setPromoCode("nobody-knows").build();
    assertThat(refusal(() -> carts(ani).checkout(unknown)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(cart(ani).getItemsList()).hasSize(1);
    var other = halfPrice();
    var order =
        carts(ani)
            .checkout(
                CheckoutRequest.newBuilder().setPromoCode(other.toLowerCase(Locale.ROOT)).build());
    assertThat(order.getPromoCode()).isEqualTo(other);
  }

  @Test
  void putsNoCodeOnAnEmptyCart() {
    var code = halfPrice();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    id.karcis.platform.error.Refusal.class, () -> otherFeatures.setPromo(ani, code))
                .reason())
        .isEqualTo(ErrorReason.CART_EMPTY);
  }
}
