package id.karcis.booking.order;

import com.google.protobuf.Message;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.DeleteOrderRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.GetOrderRequest;
import id.karcis.api.booking.v1.ListOrdersRequest;
import id.karcis.api.booking.v1.ListOrdersResponse;
import id.karcis.api.booking.v1.ListUserEventsRequest;
import id.karcis.api.booking.v1.ListUserEventsResponse;
import id.karcis.api.booking.v1.ListUserOrdersRequest;
import id.karcis.api.booking.v1.ListUserOrdersResponse;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.booking.v1.PurchaseTicketsRequest;
import id.karcis.api.booking.v1.UpdateOrderRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.event.GrpcEvents;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.grpc.server.service.GrpcService;

/// Orders over gRPC.
@GrpcService
class OrderGrpcService extends OrderServiceGrpc.OrderServiceImplBase {

  /// What pays when the buyer's client gives no token.
  private static final String DEFAULT_TOKEN = "tok_approve";

  /// Names the caller where a user is asked for.
  private static final String ME = "me";

  private final Ordering ordering;
  private final Paying paying;
  private final Ending ending;
  private final Orders orders;
  private final Purchasing purchasing;
  private final OrderNotes notes;
  private final OrderPages pages;
  private final UserEvents userEvents;
  private final GrpcEvents events;
  private final IdempotentCalls calls;

  OrderGrpcService(
      Ordering ordering,
      Paying paying,
      Ending ending,
      Orders orders,
      Purchasing purchasing,
      OrderNotes notes,
      OrderPages pages,
      UserEvents userEvents,
      GrpcEvents events,
      IdempotentCalls calls) {
    this.ordering = ordering;
    this.purchasing = purchasing;
    this.notes = notes;
    this.pages = pages;
    this.userEvents = userEvents;
    this.events = events;
    this.paying = paying;
    this.ending = ending;
    this.orders = orders;
    this.calls = calls;
  }

  @Override
  public void createOrder(CreateOrderRequest request, StreamObserver<Order> response) {
    var wish = OrderProtos.toWish(request);
    var buyer = Callers.user().userId();
    once("CreateOrder", request, response, id -> ordering.order(id, buyer, wish));
  }

  @Override
  public void getOrderByCode(GetOrderByCodeRequest request, StreamObserver<Order> response) {
    GrpcAnswers.send(response, OrderProtos.toProto(own(request.getCode())));
  }

  @Override
  public void payOrder(PayOrderRequest request, StreamObserver<Order> response) {
    var order = own(request.getCode());
    var token = request.getToken().isEmpty() ? DEFAULT_TOKEN : request.getToken();
    var caller = Callers.user();
    once(
        "PayOrder",
        request,
        response,
        _ -> paying.pay(order.id(), request.getMethod(), token, caller));
  }

  @Override
  public void cancelOrder(CancelOrderRequest request, StreamObserver<Order> response) {
    var order = own(request.getCode());
    var caller = Callers.user();
    once("CancelOrder", request, response, _ -> ending.cancel(order.id(), caller));
  }

  @Override
  public void purchaseTickets(PurchaseTicketsRequest request, StreamObserver<Order> response) {
    var buyer = Callers.user().userId();
    if (!request.getHoldId().isEmpty()) {
      var wish = OrderProtos.toWish(request);
      once("PurchaseTickets", request, response, id -> ordering.order(id, buyer, wish));
    } else {
      var purchase = OrderProtos.toPurchase(request);
      once("PurchaseTickets", request, response, id -> purchasing.purchase(id, buyer, purchase));
    }
  }

  @Override
  public void listOrders(ListOrdersRequest request, StreamObserver<ListOrdersResponse> response) {
    var caller = Callers.user();
    var query = OrderProtos.toQuery(request, caller.isAdmin() ? null : caller.userId());
    var page = pages.page(query, PageSizes.of(request.getPageSize()), request.getPageToken());
    GrpcAnswers.send(
        response,
        ListOrdersResponse.newBuilder()
            .addAllOrders(page.map(OrderProtos::toProto).items())
            .setNextPageToken(page.nextPageToken())
            .build());
  }

  @Override
  public void getOrder(GetOrderRequest request, StreamObserver<Order> response) {
    GrpcAnswers.send(response, OrderProtos.toProto(ownById(request.getId())));
  }

  @Override
  public void updateOrder(UpdateOrderRequest request, StreamObserver<Order> response) {
    var sent = request.getOrder();
    var id = Ids.uuid("order.id", sent.getId());
    var edit = OrderProtos.toEdit(request);
    var updated = notes.update(id, sent.getEtag(), edit, Callers.user());
    GrpcAnswers.send(response, OrderProtos.toProto(updated));
  }

  @Override
  public void deleteOrder(DeleteOrderRequest request, StreamObserver<Order> response) {
    var order = ownById(request.getId());
    var caller = Callers.user();
    once("DeleteOrder", request, response, _ -> ending.cancel(order.id(), caller));
  }

  @Override
  public void listUserOrders(
      ListUserOrdersRequest request, StreamObserver<ListUserOrdersResponse> response) {
    var query = new OrderQuery(ownUser(request.getUserId()), null, null);
    var page = pages.page(query, PageSizes.of(request.getPageSize()), request.getPageToken());
    GrpcAnswers.send(
        response,
        ListUserOrdersResponse.newBuilder()
            .addAllOrders(page.map(OrderProtos::toProto).items())
            .setNextPageToken(page.nextPageToken())
            .build());
  }

  @Override
  public void listUserEvents(
      ListUserEventsRequest request, StreamObserver<ListUserEventsResponse> response) {
    var user = ownUser(request.getUserId());
    var page = userEvents.page(user, PageSizes.of(request.getPageSize()), request.getPageToken());
    var found = events.byId(page.map(UserEvents.UserEvent::eventId).items());
    GrpcAnswers.send(
        response,
        ListUserEventsResponse.newBuilder()
            .addAllEvents(page.map(event -> OrderProtos.toProto(event, found)).items())
            .setNextPageToken(page.nextPageToken())
            .build());
  }

  private void once(
      String method,
      Message request,
      StreamObserver<Order> response,
      Function<UUID, id.karcis.booking.order.Order> work) {
    GrpcAnswers.send(
        response,
        calls.run(method, request, Order.parser(), id -> OrderProtos.toProto(work.apply(id))));
  }

  /// The order of this code if it is the caller's or the caller is an admin.
  private id.karcis.booking.order.Order own(String code) {
    return orders
        .findByCode(code)
        .filter(order -> Callers.user().mayActFor(order.userId()))
        .orElseThrow(() -> OrderRefusals.notFound(code));
  }

  private id.karcis.booking.order.Order ownById(String id) {
    return orders
        .find(Ids.uuid("id", id))
        .filter(order -> Callers.user().mayActFor(order.userId()))
        .orElseThrow(() -> OrderRefusals.notFound(id));
  }

  /// The user of this id, or the caller, if the caller may see what is the user's.
  private static UUID ownUser(String userId) {
    var caller = Callers.user();
    var user = userId.equals(ME) ? caller.userId() : Ids.uuid("userId", userId);
    if (!caller.mayActFor(user)) {
      throw Refusals.notFound("user", userId);
    }
    return user;
  }
}
