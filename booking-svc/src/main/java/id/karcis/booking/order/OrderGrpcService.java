package id.karcis.booking.order;

import com.google.protobuf.Message;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.GetOrderByCodeRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.grpc.server.service.GrpcService;

/// Orders over gRPC.
@GrpcService
class OrderGrpcService extends OrderServiceGrpc.OrderServiceImplBase {

  /// What pays when the buyer's client gives no token.
  private static final String DEFAULT_TOKEN = "tok_approve";

  private final Ordering ordering;
  private final Paying paying;
  private final Ending ending;
  private final Orders orders;
  private final IdempotentCalls calls;

  OrderGrpcService(
      Ordering ordering, Paying paying, Ending ending, Orders orders, IdempotentCalls calls) {
    this.ordering = ordering;
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
}
