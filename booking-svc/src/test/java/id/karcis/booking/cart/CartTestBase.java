package id.karcis.booking.cart;

import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.Cart;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.CartServiceGrpc.CartServiceBlockingStub;
import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.api.booking.v1.GetCartRequest;
import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.RemoveCartItemRequest;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import java.util.List;
import java.util.UUID;

/// Carts of buyers.
abstract class CartTestBase extends SellingTest {

  protected final UUID ani = UUID.randomUUID();
  protected final UUID budi = UUID.randomUUID();

  protected CartServiceBlockingStub carts(UUID user) {
    return buyer(user, CartServiceGrpc::newBlockingStub);
  }

  protected CartServiceBlockingStub carts(UUID user, String key) {
    return with(carts(user), "idempotency-key", key);
  }

  protected Cart cart(UUID user) {
    return carts(user).getCart(GetCartRequest.getDefaultInstance());
  }

  protected static AddToCartRequest seatsOf(TestShow show, UUID... seats) {
    return AddToCartRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addAllSeatIds(List.of(seats).stream().map(UUID::toString).toList())
        .build();
  }

  protected static AddToCartRequest placesOf(TestShow show, int quantity) {
    return AddToCartRequest.newBuilder()
        .setTicketTypeId(show.standingType().toString())
        .setQuantity(quantity)
        .build();
  }

  protected static AddToCartRequest of(Hold hold) {
    return AddToCartRequest.newBuilder().setHoldId(hold.getId()).build();
  }

  protected Hold hold(UUID user, TestShow show, UUID... seats) {
    return buyer(user, HoldServiceGrpc::newBlockingStub)
        .holdSeats(
            HoldSeatsRequest.newBuilder()
                .setEventId(show.eventId().toString())
                .addAllSeatIds(List.of(seats).stream().map(UUID::toString).toList())
                .build());
  }

  protected Cart remove(UUID user, Cart.Item item) {
    return carts(user)
        .removeCartItem(RemoveCartItemRequest.newBuilder().setId(item.getId()).build());
  }

  protected Order checkout(UUID user) {
    return carts(user).checkout(CheckoutRequest.getDefaultInstance());
  }

  /// Lets the holds of a user run out.
  protected static void runOut(TestShow show, UUID user) {
    for (var table : List.of("holds", "seat_claims", "buyer_claims")) {
      show.change(
          "UPDATE %s SET expire_time = now() - interval '1 s' WHERE user_id = ?".formatted(table),
          user);
    }
  }
}
