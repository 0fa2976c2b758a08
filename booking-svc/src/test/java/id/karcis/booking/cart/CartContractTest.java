package id.karcis.booking.cart;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.Cart;
import id.karcis.api.booking.v1.ClearCartRequest;
import id.karcis.api.booking.v1.RemoveCartItemRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.TestShow;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// CartService but for checkout.
class CartContractTest extends CartTestBase {

  @Test
  void isEmptyAtFirst() {
    var cart = cart(ani);
    assertThat(cart.getItemsList()).isEmpty();
    assertThat(cart.getEventId()).isEmpty();
    assertThat(cart.getTotal().getUnits()).isZero();
    assertThat(cart.hasExpireTime()).isFalse();
  }

  @Test
  void holdsSeatsThatAreAdded() {
    var show = TestShow.create(jdbc, 3, 0);
    var cart = carts(ani).addToCart(seatsOf(show, show.seat(0), show.seat(1)));
    assertThat(cart.getEventId()).isEqualTo(show.eventId().toString());
    assertThat(cart.getItemsList())
        .extracting(Cart.Item::getSeatId)
        .containsExactly(show.seat(0).toString(), show.seat(1).toString());
    var item = cart.getItems(0);
    assertThat(item.getHoldId()).isNotEmpty();
    assertThat(item.getQuantity()).isEqualTo(1);
    assertThat(item.getUnitPrice().getUnits()).isEqualTo(150_000);
    assertThat(item.getTicketTypeId()).isEqualTo(show.seatedType().toString());
    assertThat(cart.getExpireTime()).isEqualTo(item.getExpireTime());
    assertThat(cart.getTotal().getUnits()).isEqualTo(300_000);
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
    assertThat(cart(ani)).isEqualTo(cart);
    assertThat(cart(budi).getItemsList()).isEmpty();
    var refused = refusal(() -> carts(budi).addToCart(seatsOf(show, show.seat(1))));
    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.metadata()).containsEntry("seatIds", show.seat(1).toString());
  }

  @Test
  void keepsNoPlacesBeforeCheckoutAndAddsUpTheSameType() {
    var show = TestShow.create(jdbc, 1, 5);
    carts(ani).addToCart(placesOf(show, 2));
    var cart = carts(ani).addToCart(placesOf(show, 3));
    assertThat(cart.getItemsList()).hasSize(1);
    assertThat(cart.getItems(0).getQuantity()).isEqualTo(5);
    assertThat(cart.getItems(0).getHoldId()).isEmpty();
    assertThat(cart.getItems(0).hasExpireTime()).isFalse();
    assertThat(cart.getSubtotal().getUnits()).isEqualTo(250_000);
    assertThat(cart.hasExpireTime()).isFalse();
    assertThat(show.claimed()).isZero();
    var refused = refusal(() -> carts(ani).addToCart(placesOf(show, 16)));
    assertThat(refused.violations()).extracting("field").containsExactly("quantity");
    assertThat(refused).hasMessageContaining("at most 15");
  }

  @Test
  void takesInAHoldOfItsOwnerOnce() {
    var show = TestShow.create(jdbc, 2, 0);
    var hold = hold(ani, show, show.seat(1), show.seat(0));
    var cart = carts(ani).addToCart(of(hold));
    assertThat(cart.getItemsList())
        .extracting(Cart.Item::getHoldId)
        .containsExactly(hold.getId(), hold.getId());
    assertThat(carts(ani).addToCart(of(hold))).isEqualTo(cart);
    assertThat(refusal(() -> carts(budi).addToCart(of(hold))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var other = of(hold).toBuilder().setEventId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> carts(ani).addToCart(other)).violations())
        .extracting("field")
        .containsExactly("eventId");
  }

  @Test
  void refusesAHoldThatIsOver() {
    var show = TestShow.create(jdbc, 2, 0);
    var late = hold(ani, show, show.seat(0));
    runOut(show, ani);
    assertThat(refusal(() -> carts(ani).addToCart(of(late))).reason())
        .isEqualTo(ErrorReason.HOLD_EXPIRED);
    var ordered = hold(ani, show, show.seat(1));
    carts(ani).addToCart(of(ordered));
    checkout(ani);
    assertThat(refusal(() -> carts(ani).addToCart(of(ordered))).metadata())
        .containsEntry("state", "ORDERED");
  }

  @Test
  void answersTheSameKeyOnce() {
    var show = TestShow.create(jdbc, 2, 5);
    var seated = carts(ani, "seats").addToCart(seatsOf(show, show.seat(0)));
    assertThat(carts(ani, "seats").addToCart(seatsOf(show, show.seat(0)))).isEqualTo(seated);
    carts(ani, "places").addToCart(placesOf(show, 2));
    carts(ani, "places").addToCart(placesOf(show, 2));
    assertThat(cart(ani).getItemsList()).extracting(Cart.Item::getQuantity).containsExactly(1, 2);
    show.change(
        """
        UPDATE idempotency_keys
        SET state = 'PENDING', response = NULL, lease_expire_time = now() WHERE caller = ?
        """,
        ani);
    carts(ani, "places").addToCart(placesOf(show, 2));
    carts(ani, "seats").addToCart(seatsOf(show, show.seat(0)));
    assertThat(cart(ani).getItemsList())
        .as("when they died before their answers were stored")
        .extracting(Cart.Item::getQuantity)
        .containsExactly(1, 2);
  }

  @Test
  void holdsOneEventAtATime() {
    var show = TestShow.create(jdbc, 2, 5);
    var other = TestShow.create(jdbc, 2, 5);
    carts(ani).addToCart(placesOf(show, 1));
    var refused = refusal(() -> carts(ani).addToCart(seatsOf(other, other.seat(0))));
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo(ErrorReason.CART_EVENT);
    assertThat(refused.metadata()).containsEntry("eventId", show.eventId().toString());
    assertThat(refusal(() -> carts(ani).addToCart(placesOf(other, 1))).reason())
        .isEqualTo(ErrorReason.CART_EVENT);
    var hold = hold(ani, other, other.seat(0));
    assertThat(refusal(() -> carts(ani).addToCart(of(hold))).reason())
        .isEqualTo(ErrorReason.CART_EVENT);
    assertThat(other.state(other.seat(0))).as("a hold made before stays").isEqualTo("HELD");
    assertThat(other.number("SELECT count(*) FROM seat_claims WHERE event_id = ?", other.eventId()))
        .isEqualTo(1);
    carts(ani).clearCart(ClearCartRequest.getDefaultInstance());
    assertThat(carts(ani).addToCart(of(hold)).getEventId()).isEqualTo(other.eventId().toString());
  }

  @Test
  void losesSeatsWhoseHoldRanOutAndBeginsAnew() {
    var show = TestShow.create(jdbc, 2, 5);
    var other = TestShow.create(jdbc, 2, 5);
    carts(ani).addToCart(seatsOf(show, show.seat(0)));
    carts(ani).addToCart(placesOf(show, 1));
    runOut(show, ani);
    var cart = cart(ani);
    assertThat(cart.getItemsList()).extracting(Cart.Item::getSeatId).containsExactly("");
    assertThat(cart.getTotal().getUnits()).isEqualTo(50_000);
    remove(ani, cart.getItems(0));
    assertThat(carts(ani).addToCart(seatsOf(other, other.seat(0))).getItemsList()).hasSize(1);
    runOut(other, ani);
    assertThat(carts(ani).addToCart(placesOf(show, 1)).getEventId())
        .as("nothing of the other event is left")
        .isEqualTo(show.eventId().toString());
  }

  @Test
  void freesJustTheSeatThatIsRemoved() {
    var show = TestShow.create(jdbc, 3, 0).limit(3);
    var cart = carts(ani).addToCart(seatsOf(show, show.seat(0), show.seat(1), show.seat(2)));
    var left = remove(ani, cart.getItems(1));
    assertThat(left.getItemsList())
        .extracting(Cart.Item::getSeatId)
        .containsExactly(show.seat(0).toString(), show.seat(2).toString());
    assertThat(left.getTotal().getUnits()).isEqualTo(300_000);
    assertThat(show.state(show.seat(1))).isEqualTo("FREE");
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
    hold(budi, show, show.seat(1));
    assertThat(show.number("SELECT sum(quantity) FROM buyer_claims WHERE user_id = ?", ani))
        .as("what is given back does not count against limits")
        .isEqualTo(2);
    assertThat(checkout(ani).getItemsList()).hasSize(2);
  }

  @Test
  void freesAHoldWithItsLastSeat() {
    var show = TestShow.create(jdbc, 1, 0).limit(1);
    var cart = carts(ani).addToCart(seatsOf(show, show.seat(0)));
    assertThat(remove(ani, cart.getItems(0)).getItemsList()).isEmpty();
    assertThat(show.number("SELECT count(*) FROM buyer_claims WHERE user_id = ?", ani)).isZero();
    carts(budi).addToCart(seatsOf(show, show.seat(0)));
    carts(ani).clearCart(ClearCartRequest.getDefaultInstance());
    assertThat(show.state(show.seat(0))).isEqualTo("HELD");
  }

  @Test
  void removesNothingThatIsNotInIt() {
    var show = TestShow.create(jdbc, 1, 5);
    var item = carts(ani).addToCart(placesOf(show, 1)).getItems(0);
    carts(budi).addToCart(placesOf(show, 1));
    assertThat(refusal(() -> remove(budi, item)).code()).isEqualTo(Status.Code.NOT_FOUND);
    var unknown = RemoveCartItemRequest.newBuilder().setId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> carts(ani).removeCartItem(unknown)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(cart(ani).getItemsList()).containsExactly(item);
  }

  @Test
  void clearsEverythingAtOnceAndMayBeRepeated() {
    var show = TestShow.create(jdbc, 3, 5).limit(5);
    carts(ani).addToCart(seatsOf(show, show.seat(2), show.seat(0)));
    carts(ani).addToCart(of(hold(ani, show, show.seat(1))));
    carts(ani).addToCart(placesOf(show, 2));
    carts(ani).clearCart(ClearCartRequest.getDefaultInstance());
    carts(ani).clearCart(ClearCartRequest.getDefaultInstance());
    assertThat(cart(ani).getItemsList()).isEmpty();
    hold(budi, show, show.seat(0), show.seat(1), show.seat(2));
    assertThat(show.number("SELECT count(*) FROM buyer_claims WHERE user_id = ?", ani)).isZero();
  }

  @Test
  void takesFortyItems() {
    var show = TestShow.create(jdbc, 41, 5);
    carts(ani).addToCart(seatsOf(show, first(show, 0, 20)));
    carts(ani).addToCart(seatsOf(show, first(show, 20, 39)));
    assertThat(refusal(() -> carts(ani).addToCart(seatsOf(show, show.seat(39), show.seat(40)))))
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo(ErrorReason.LIST_FULL);
          assertThat(refused.metadata()).containsEntry("limit", "40");
        });
    assertThat(show.number("SELECT count(*) FROM holds WHERE user_id = ?", ani)).isEqualTo(2);
    var cart = carts(ani).addToCart(seatsOf(show, show.seat(39)));
    assertThat(cart.getItemsList()).hasSize(40);
    assertThat(refusal(() -> carts(ani).addToCart(placesOf(show, 1))).reason())
        .isEqualTo(ErrorReason.LIST_FULL);
    assertThat(checkout(ani).getItemsList()).hasSize(40);
  }

  private static UUID[] first(TestShow show, int from, int to) {
    return IntStream.range(from, to).mapToObj(show::seat).toArray(UUID[]::new);
  }

  @Test
  void showsThePriceNowAndNoneWhenNothingIsOnSale() {
    var show = TestShow.create(jdbc, 1, 5);
    show.phase(show.standingType(), 1_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    carts(ani).addToCart(placesOf(show, 2));
    assertThat(cart(ani).getTotal().getUnits()).isEqualTo(20_000);
    var later = TestShow.create(jdbc, 1, 5);
    later.phase(later.standingType(), 1_000_000, Duration.ofHours(1), Duration.ofHours(2));
    assertThat(refusal(() -> carts(budi).addToCart(placesOf(later, 2))).reason())
        .isEqualTo(ErrorReason.NO_PHASE_IN_FORCE);
  }

  @Test
  void refusesWhatCannotBeInACart() {
    var show = TestShow.create(jdbc, 1, 5);
    var seated =
        placesOf(show, 1).toBuilder().setTicketTypeId(show.seatedType().toString()).build();
    assertThat(refusal(() -> carts(ani).addToCart(seated)).violations())
        .extracting("field")
        .containsExactly("ticketTypeId");
    var unknown =
        placesOf(show, 1).toBuilder().setTicketTypeId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> carts(ani).addToCart(unknown)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var elsewhere = placesOf(show, 1).toBuilder().setEventId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> carts(ani).addToCart(elsewhere)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var nothing = AddToCartRequest.getDefaultInstance();
    assertThat(refusal(() -> carts(ani).addToCart(nothing)).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
    show.change("UPDATE events SET status = 'DRAFT' WHERE id = ?", show.eventId());
    assertThat(refusal(() -> carts(ani).addToCart(placesOf(show, 1))).reason())
        .isEqualTo(ErrorReason.EVENT_NOT_ON_SALE);
  }

  @Test
  void adds40PlacesByHandsAtOnceExactly() throws Exception {
    var show = TestShow.create(jdbc, 1, 50);
    atOnce(10, () -> carts(ani).addToCart(placesOf(show, 2)));
    assertThat(cart(ani).getItemsList()).extracting(Cart.Item::getQuantity).containsExactly(20);
  }
}
