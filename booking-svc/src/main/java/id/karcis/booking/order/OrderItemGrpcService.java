package id.karcis.booking.order;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreateOrderItemRequest;
import id.karcis.api.booking.v1.DeleteOrderItemRequest;
import id.karcis.api.booking.v1.GetOrderItemRequest;
import id.karcis.api.booking.v1.ListOrderItemsRequest;
import id.karcis.api.booking.v1.ListOrderItemsResponse;
import id.karcis.api.booking.v1.Order.Item;
import id.karcis.api.booking.v1.OrderItemServiceGrpc;
import id.karcis.api.booking.v1.UpdateOrderItemRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.order.OrderItems.OrderedItem;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// Lines of orders over gRPC.
@GrpcService
class OrderItemGrpcService extends OrderItemServiceGrpc.OrderItemServiceImplBase {

  private final OrderLines lines;
  private final OrderItems items;
  private final IdempotentCalls calls;

  OrderItemGrpcService(OrderLines lines, OrderItems items, IdempotentCalls calls) {
    this.lines = lines;
    this.items = items;
    this.calls = calls;
  }

  @Override
  public void createOrderItem(CreateOrderItemRequest request, StreamObserver<Item> response) {
    var caller = Callers.user();
    GrpcAnswers.send(
        response,
        calls.run(
            "CreateOrderItem", request, Item.parser(), id -> toProto(create(id, request, caller))));
  }

  private OrderedItem create(UUID id, CreateOrderItemRequest request, Caller caller) {
    var orderId = Ids.uuid("orderId", request.getOrderId());
    if (!request.getSeatId().isEmpty()) {
      return lines.addSeat(id, orderId, Ids.uuid("seatId", request.getSeatId()), caller);
    }
    var type = Ids.uuid("ticketTypeId", request.getTicketTypeId());
    return lines.addPlaces(id, orderId, new Places(type, request.getQuantity()), caller);
  }

  @Override
  public void getOrderItem(GetOrderItemRequest request, StreamObserver<Item> response) {
    var found = lines.ownItem(Ids.uuid("id", request.getId()), Callers.user());
    GrpcAnswers.send(response, toProto(found));
  }

  @Override
  public void listOrderItems(
      ListOrderItemsRequest request, StreamObserver<ListOrderItemsResponse> response) {
    var caller = Callers.user();
    var size = PageSizes.of(request.getPageSize());
    var token = request.getPageToken();
    var page =
        request.getOrderId().isEmpty()
            ? items.page(caller.userId(), null, size, token)
            : items.page(null, ownOrder(request.getOrderId(), caller), size, token);
    GrpcAnswers.send(
        response,
        ListOrderItemsResponse.newBuilder()
            .addAllOrderItems(page.map(OrderItemGrpcService::toProto).items())
            .setNextPageToken(page.nextPageToken())
            .build());
  }

  private UUID ownOrder(String orderId, Caller caller) {
    return lines.own(Ids.uuid("orderId", orderId), caller).id();
  }

  @Override
  public void updateOrderItem(UpdateOrderItemRequest request, StreamObserver<Item> response) {
    var id = Ids.uuid("id", request.getId());
    var changed = lines.setQuantity(id, request.getQuantity(), UuidV7.next(), Callers.user());
    GrpcAnswers.send(response, toProto(changed));
  }

  @Override
  public void deleteOrderItem(DeleteOrderItemRequest request, StreamObserver<Empty> response) {
    lines.remove(Ids.uuid("id", request.getId()), Callers.user());
    GrpcAnswers.done(response);
  }

  private static Item toProto(OrderedItem found) {
    return OrderProtos.toProto(found.order(), found.item());
  }
}
