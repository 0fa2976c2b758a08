package id.karcis.booking.promo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Money;
import id.karcis.api.booking.internal.v1.SettleOrderResponse;
import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.CartServiceGrpc.CartServiceBlockingStub;
import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.GetCartRequest;
import id.karcis.api.booking.v1.GetPromoCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.booking.v1.RedeemPromoRequest;
import id.karcis.api.booking.v1.RedeemPromoResponse;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.Catalog;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedeemPromoTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  private PromoCode create(PromoCode.Builder code) {
    return admin(PromoCodeServiceGrpc::newBlockingStub)
        .createPromoCode(CreatePromoCodeRequest.newBuilder().setPromoCode(code).build());
  }

  private static PromoCode.Builder percent(int percent) {
    return PromoCode.newBuilder().setCode("P-" + UUID.randomUUID()).setPercentOff(percent);
  }

  private static PromoCode.Builder amount(long minor) {
    return PromoCode.newBuilder().setCode("A-" + UUID.randomUUID()).setAmountOff(rupiah(minor));
  }

  private static Money rupiah(long minor) {
    return Amounts.money(minor, "IDR");
  }

  private int used(PromoCode code) {
    return admin(PromoCodeServiceGrpc::newBlockingStub)
        .getPromoCode(GetPromoCodeRequest.newBuilder().setId(code.getId()).build())
        .getUsedCount();
  }

  private RedeemPromoResponse redeem(UUID user, Order order, String code) {
    return buyer(user, PromoCodeServiceGrpc::newBlockingStub)
        .redeemPromo(
            RedeemPromoRequest.newBuilder().setCode(code).setOrderId(order.getId()).build());
  }

  private RedeemPromoResponse redeem(Order order, PromoCode code) {
    return redeem(buyer, order, code.getCode());
  }

  private static CreateOrderRequest with(CreateOrderRequest order, PromoCode code) {
    return order.toBuilder().setPromoCode(code.getCode().toLowerCase(Locale.ROOT)).build();
  }

  private Order order(TestShow show, int places) {
    return orders(buyer).createOrder(places(show, places));
  }

  private static TestShow priced(TestShow show, long minor) {
    return show.change(
        "UPDATE ticket_types SET price_minor = ? WHERE id = ?", minor, show.standingType());
  }

  private TestShow show() {
    return TestShow.create(jdbc, 2, 100);
  }

  private static void check(Refusal refusal, String problem) {
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PROMO_CODE_NOT_APPLICABLE);
    assertThat(refusal.metadata()).containsEntry("problem", problem);
  }

  private static void checkExhausted(Refusal refusal, String scope) {
    assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PROMO_CODE_EXHAUSTED);
    assertThat(refusal.metadata()).containsEntry("scope", scope).containsEntry("limit", "1");
  }

  @Test
  void takesAPercentOffRoundedDown() {
    var code = create(percent(33));

    var order = orders(buyer).createOrder(with(places(priced(show(), 9_999), 1), code));

    assertThat(order.getPromoCode()).isEqualTo(code.getCode());
    assertThat(order.getSubtotal()).isEqualTo(rupiah(9_999));
    assertThat(order.getDiscount()).isEqualTo(rupiah(3_299));
    assertThat(order.getTotal()).isEqualTo(rupiah(6_700));
    assertThat(used(code)).isEqualTo(1);
  }

  @Test
  void takesAnAmountOffButNeverMoreThanThereIs() {
    var small = orders(buyer).createOrder(with(places(show(), 2), create(amount(1_000_001))));
    assertThat(small.getDiscount()).isEqualTo(rupiah(1_000_001));
    assertThat(small.getTotal()).isEqualTo(rupiah(2 * TestShow.PLACE_PRICE - 1_000_001));

    var all =
        orders(buyer)
            .createOrder(with(places(show(), 1), create(amount(TestShow.PLACE_PRICE + 1))));
    assertThat(all.getDiscount()).isEqualTo(rupiah(TestShow.PLACE_PRICE));
    assertThat(all.getTotal()).isEqualTo(rupiah(0));
    assertThat(orders(buyer).payOrder(payment(all, "")).getStatus()).isEqualTo(Order.Status.PAID);
  }

  @Test
  void isPaidAtItsDiscountedPrice() {
    var code = create(percent(10));
    var order = paid(buyer, with(places(show(), 2), code));

    assertThat(order.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(order.getTotal()).isEqualTo(rupiah(2 * TestShow.PLACE_PRICE / 10 * 9));
    assertThat(used(code)).isEqualTo(1);
  }

  @Test
  void putsACodeOnAnOrderInPlaceOfAnother() {
    var first = create(percent(10));
    var second = create(percent(20));
    var order = orders(buyer).createOrder(with(places(show(), 1), first));

    var told = redeem(buyer, order, second.getCode().toLowerCase(Locale.ROOT));

    assertThat(told.getPromoCode()).isEqualTo(second.getCode());
    assertThat(told.getSubtotal()).isEqualTo(rupiah(TestShow.PLACE_PRICE));
    assertThat(told.getDiscount()).isEqualTo(rupiah(TestShow.PLACE_PRICE / 5));
    assertThat(told.getTotal()).isEqualTo(rupiah(TestShow.PLACE_PRICE / 5 * 4));
    assertThat(used(first)).isZero();
    assertThat(used(second)).isEqualTo(1);
    assertThat(redeem(order, second)).as("again").isEqualTo(told);
    assertThat(used(second)).isEqualTo(1);
  }

  @Test
  void keepsTheOldCodeWhenTheNewOneIsRefused() {
    var first = create(percent(10));
    var ended = create(percent(20).setEndTime(Catalog.in(Duration.ofHours(-1))));
    var order = orders(buyer).createOrder(with(places(show(), 1), first));

    check(refusal(() -> redeem(order, ended)), "ENDED");

    assertThat(used(first)).isEqualTo(1);
    assertThat(orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE)).getDiscount())
        .isEqualTo(rupiah(TestShow.PLACE_PRICE / 10));
  }

  @Test
  void saysWhyACodeDoesNotApply() {
    var show = show();
    var other = show();
    var order = order(show, 1);

    check(
        refusal(
            () -> redeem(order, create(percent(1).setStartTime(Catalog.in(Duration.ofHours(1)))))),
        "NOT_STARTED");
    check(
        refusal(
            () -> redeem(order, create(percent(1).setEndTime(Catalog.in(Duration.ofHours(-1)))))),
        "ENDED");
    check(
        refusal(() -> redeem(order, create(percent(1).addEventIds(other.eventId().toString())))),
        "OTHER_EVENT");
    check(
        refusal(() -> redeem(order, create(amount(1).setAmountOff(Amounts.money(1, "USD"))))),
        "CURRENCY");
    check(
        refusal(() -> redeem(order, create(percent(1).setMinimumSpend(Amounts.money(1, "USD"))))),
        "CURRENCY");
    var spend =
        refusal(() ->
            redeem(order, create(percent(1).setMinimumSpend(rupiah(TestShow.PLACE_PRICE + 1)))));
    check(spend, "MINIMUM_SPEND");
    assertThat(spend.metadata()).containsEntry("minimumSpend", "50000.01 IDR");
    assertThat(
            redeem(
                    order,
                    create(
                        percent(1)
                            .setStartTime(Catalog.in(Duration.ofHours(-1)))
                            .setEndTime(Catalog.in(Duration.ofHours(1)))
                            .addEventIds(show.eventId().toString())
                            .setMinimumSpend(rupiah(TestShow.PLACE_PRICE))))
                .getDiscount())
        .isEqualTo(rupiah(TestShow.PLACE_PRICE / 100));
  }

  @Test
  void writesNothingWhenACodeIsRefused() {
    var show = show();
    var ended = create(percent(20).setEndTime(Catalog.in(Duration.ofHours(-1))));

    check(refusal(() -> orders(buyer).createOrder(with(places(show, 1), ended))), "ENDED");
    check(
        refusal(() -> orders(buyer).createOrder(with(seats(show, show.seat(0)), ended))), "ENDED");

    assertThat(show.claimed()).isZero();
    var _ = orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
  }

  @Test
  void refusesOrdersOfOthersAndThoseThatAreOver() {
    var code = create(percent(10).setMaxUsesPerUser(0));
    var order = order(show(), 1);

    assertThat(refusal(() -> redeem(UUID.randomUUID(), order, code.getCode())).code())
        .isEqualTo(Code.NOT_FOUND);
    var paid = paid(buyer, places(show(), 1));
    assertThat(refusal(() -> redeem(paid, code)).reason()).isEqualTo(ErrorReason.ORDER_STATE);
    var show = show();
    var late = order(show, 1);
    show.runOut(id(late));
    assertThat(refusal(() -> redeem(late, code)).reason()).isEqualTo(ErrorReason.ORDER_EXPIRED);
    assertThat(used(code)).isZero();
  }

  @Test
  void givesAUseBackWhenTheOrderIsCancelled() {
    var code = create(percent(10).setMaxUses(1));
    var order = orders(buyer).createOrder(with(places(show(), 1), code));
    checkExhausted(
        refusal(() -> orders(UUID.randomUUID()).createOrder(with(places(show(), 1), code))), "ALL");
    var _ =
        orders(buyer).cancelOrder(CancelOrderRequest.newBuilder().setCode(order.getCode()).build());

    assertThat(used(code)).isZero();
    var _ = orders(UUID.randomUUID()).createOrder(with(places(show(), 1), code));
  }

  @Test
  void countsPerBuyer() {
    var code = create(percent(10));
    var show = show();
    var first = orders(buyer).createOrder(with(places(show, 1), code));
    checkExhausted(refusal(() -> orders(buyer).createOrder(with(places(show(), 1), code))), "USER");

    show.runOut(id(first)).change(RUN_OUT, id(first));

    var second = orders(buyer).createOrder(with(places(show(), 1), code));
    assertThat(used(code)).isEqualTo(1);
    var _ = orders(buyer).payOrder(payment(second, FakeOrderPayments.APPROVE));
    checkExhausted(refusal(() -> orders(buyer).createOrder(with(places(show(), 1), code))), "USER");
  }

  private static final String RUN_OUT =
      "UPDATE promo_uses SET expire_time = now() - interval '1 s' WHERE order_id = ?";

  @Test
  void passesTheUseOfAnOrderThatRanOutOnAndHonoursItsPriceAllTheSame() {
    var code = create(percent(10).setMaxUses(1));
    var show = show();
    var late = orders(buyer).createOrder(with(places(show, 1), code));
    show.runOut(id(late)).change(RUN_OUT, id(late));
    assertThat(used(code)).isZero();

    var taken = orders(UUID.randomUUID()).createOrder(with(places(show(), 1), code));
    var settled = settlement().settleOrder(money(late, UUID.randomUUID()));

    assertThat(settled.getOutcome()).isEqualTo(SettleOrderResponse.Outcome.SETTLED);
    assertThat(show.tickets(id(late))).isEqualTo(1);
    assertThat(taken.getDiscount()).isEqualTo(rupiah(TestShow.PLACE_PRICE / 10));
    assertThat(used(code)).as("never more than there are").isEqualTo(1);
  }

  @Test
  void countsAUseAgainThatNobodyTookMeanwhile() {
    var code = create(percent(10).setMaxUses(1));
    var show = show();
    var late = orders(buyer).createOrder(with(places(show, 1), code));
    show.runOut(id(late)).change(RUN_OUT, id(late));

    var _ = settlement().settleOrder(money(late, UUID.randomUUID()));

    assertThat(used(code)).isEqualTo(1);
    checkExhausted(
        refusal(() -> orders(UUID.randomUUID()).createOrder(with(places(show(), 1), code))), "ALL");
  }

  @Test
  void wantsAnOrderOrACart() {
    var neither = RedeemPromoRequest.newBuilder().setCode("ABC").build();
    var refusal =
        refusal(() -> buyer(buyer, PromoCodeServiceGrpc::newBlockingStub).redeemPromo(neither));
    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
  }

  private CartServiceBlockingStub carts() {
    return buyer(buyer, CartServiceGrpc::newBlockingStub);
  }

  private RedeemPromoResponse redeemForCart(String code) {
    return buyer(buyer, PromoCodeServiceGrpc::newBlockingStub)
        .redeemPromo(RedeemPromoRequest.newBuilder().setCode(code).setCart(true).build());
  }

  @Test
  void putsACodeOnTheCartWhichUsesItAtCheckout() {
    var code = create(percent(20).setMaxUses(1));
    assertThat(refusal(() -> redeemForCart(code.getCode())).reason())
        .isEqualTo(ErrorReason.CART_EMPTY);
    var _ =
        carts()
            .addToCart(
                AddToCartRequest.newBuilder()
                    .setTicketTypeId(show().standingType().toString())
                    .setQuantity(2)
                    .build());

    var told = redeemForCart(code.getCode().toLowerCase(Locale.ROOT));

    assertThat(told.getPromoCode()).isEqualTo(code.getCode());
    assertThat(told.getSubtotal()).isEqualTo(rupiah(2 * TestShow.PLACE_PRICE));
    assertThat(told.getDiscount()).isEqualTo(rupiah(2 * TestShow.PLACE_PRICE / 5));
    assertThat(told.getTotal()).isEqualTo(rupiah(2 * TestShow.PLACE_PRICE / 5 * 4));
    assertThat(redeemForCart(code.getCode())).as("again").isEqualTo(told);
    assertThat(used(code)).as("a cart takes none").isZero();
    assertThat(carts().getCart(GetCartRequest.getDefaultInstance()).getDiscount())
        .isEqualTo(told.getDiscount());

    var order = carts().checkout(CheckoutRequest.getDefaultInstance());

    assertThat(order.getPromoCode()).isEqualTo(code.getCode());
    assertThat(order.getTotal()).isEqualTo(told.getTotal());
    assertThat(used(code)).isEqualTo(1);
  }

  @Test
  void tellsACartWhyACodeDoesNotApply() {
    var _ =
        carts()
            .addToCart(
                AddToCartRequest.newBuilder()
                    .setTicketTypeId(show().standingType().toString())
                    .setQuantity(1)
                    .build());
    var ended = create(percent(1).setEndTime(Catalog.in(Duration.ofHours(-1))));
    var taken = create(percent(1).setMaxUses(1));
    var _ = orders(UUID.randomUUID()).createOrder(with(places(show(), 1), taken));

    check(refusal(() -> redeemForCart(ended.getCode())), "ENDED");
    checkExhausted(refusal(() -> redeemForCart(taken.getCode())), "ALL");
    assertThat(refusal(() -> redeemForCart("NO-SUCH-CODE")).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(carts().getCart(GetCartRequest.getDefaultInstance()).getPromoCode()).isEmpty();
  }
}
