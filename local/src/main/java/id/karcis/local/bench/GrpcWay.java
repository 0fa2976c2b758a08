package id.karcis.local.bench;

import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.ListMyTicketsRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.Supplier;

/// Straight to booking-svc over gRPC.
final class GrpcWay implements Way {

  private final Channels channels;

  /// The channels stay the caller's to close.
  GrpcWay(Channels channels) {
    this.channels = channels;
  }

  @Override
  public String name() {
    return "gRPC";
  }

  @Override
  public String hold(String token, String eventId, List<String> seatIds) {
    var request = HoldSeatsRequest.newBuilder().setEventId(eventId).addAllSeatIds(seatIds).build();
    var holds = Channels.as(token, HoldServiceGrpc.newBlockingStub(channels.bookings()));
    return answer(() -> holds.holdSeats(request)).getId();
  }

  @Override
  public Purchase order(String token, String holdId) {
    var request = CreateOrderRequest.newBuilder().setHoldId(holdId).build();
    return answer(() -> purchase(orders(token).createOrder(request)));
  }

  @Override
  public Purchase pay(String token, String orderCode) {
    var request =
        PayOrderRequest.newBuilder()
            .setCode(orderCode)
            .setMethod(RestWay.PAY_METHOD)
            .setToken(RestWay.PAY_TOKEN)
            .build();
    return answer(() -> purchase(orders(token).payOrder(request)));
  }

  @Override
  public Purchase look(String token, String orderCode) {
    var request = GetOrderByCodeRequest.newBuilder().setCode(orderCode).build();
    return answer(() -> purchase(orders(token).getOrderByCode(request)));
  }

  @Override
  public int readTickets(String token) {
    var request = ListMyTicketsRequest.newBuilder().setPageSize(RestWay.TICKET_PAGE).build();
    var tickets = Channels.as(token, TicketServiceGrpc.newBlockingStub(channels.bookings()));
    return answer(() -> tickets.listMyTickets(request)).getTicketsCount();
  }

  @Override
  public void close() {
    // Nothing of its own.
  }

  private OrderServiceBlockingStub orders(String token) {
    return Channels.as(token, OrderServiceGrpc.newBlockingStub(channels.bookings()));
  }

  private static Purchase purchase(Order order) {
    return new Purchase(
        order.getCode(),
        order.getStatus() == Order.Status.PAID,
        order.getItemsList().stream().map(Order.Item::getSeatId).toList(),
        order.getItemsList().stream().mapToInt(Order.Item::getTicketIdsCount).sum());
  }

  private static <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw Failure.of(e);
    }
  }
}
