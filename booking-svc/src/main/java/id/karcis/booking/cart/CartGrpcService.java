package id.karcis.booking.cart;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.Cart;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.api.booking.v1.ClearCartRequest;
import id.karcis.api.booking.v1.GetCartRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.RemoveCartItemRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.order.OrderProtos;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.grpc.server.service.GrpcService;

/// Carts over gRPC.
@GrpcService
class CartGrpcService extends CartServiceGrpc.CartServiceImplBase {

  private final CartStore store;
  private final CartPricing pricing;
  private final CartAdding adding;
  private final PlacesAdding places;
  private final CartWrites writes;
  private final Checkout checkout;
  private final IdempotentCalls calls;

  CartGrpcService(
      CartStore store,
      CartPricing pricing,
      CartAdding adding,
      PlacesAdding places,
      CartWrites writes,
      Checkout checkout,
      IdempotentCalls calls) {
    this.store = store;
    this.pricing = pricing;
    this.adding = adding;
    this.places = places;
    this.writes = writes;
    this.checkout = checkout;
    this.calls = calls;
  }

  @Override
  public void getCart(GetCartRequest request, StreamObserver<Cart> response) {
    GrpcAnswers.send(response, cart(Callers.user().userId()));
  }

  @Override
  public void addToCart(AddToCartRequest request, StreamObserver<Cart> response) {
    var user = Callers.user().userId();
    var answer =
        calls.run(
            "AddToCart",
            request,
            Cart.parser(),
            call -> {
              add(user, call, request);
              return cart(user);
            });
    GrpcAnswers.send(response, answer);
  }

  private void add(UUID user, UUID call, AddToCartRequest request) {
    var eventId =
        request.getEventId().isEmpty()
            ? Optional.<UUID>empty()
            : Optional.of(Ids.uuid("eventId", request.getEventId()));
    if (!request.getHoldId().isEmpty()) {
      adding.addHold(user, call, eventId, Ids.uuid("holdId", request.getHoldId()));
    } else if (!request.getTicketTypeId().isEmpty()) {
      var type = Ids.uuid("ticketTypeId", request.getTicketTypeId());
      places.add(user, call, eventId, type, request.getQuantity());
    } else {
      var seatIds =
          IntStream.range(0, request.getSeatIdsCount())
              .mapToObj(i -> Ids.uuid("seatIds[%d]".formatted(i), request.getSeatIds(i)))
              .toList();
      adding.addSeats(user, call, eventId.orElseThrow(), seatIds);
    }
  }

  @Override
  public void removeCartItem(RemoveCartItemRequest request, StreamObserver<Cart> response) {
    var user = Callers.user().userId();
    writes.remove(user, Ids.uuid("id", request.getId()));
    GrpcAnswers.send(response, cart(user));
  }

  @Override
  public void clearCart(ClearCartRequest request, StreamObserver<Empty> response) {
    writes.clear(Callers.user().userId());
    GrpcAnswers.done(response);
  }

  @Override
  public void checkout(CheckoutRequest request, StreamObserver<Order> response) {
    var user = Callers.user().userId();
    var wish = CartProtos.toWish(request);
    GrpcAnswers.send(
        response,
        calls.run(
            "Checkout",
            request,
            Order.parser(),
            id -> OrderProtos.toProto(checkout.checkOut(id, user, wish))));
  }

  private Cart cart(UUID user) {
    return store
        .find(user)
        .map(found -> CartProtos.toProto(pricing.price(found)))
        .orElseGet(CartProtos::empty);
  }
}
