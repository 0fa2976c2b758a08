package id.karcis.booking.refund;

import id.karcis.api.booking.v1.ApproveRefundRequest;
import id.karcis.api.booking.v1.GetRefundRequest;
import id.karcis.api.booking.v1.ListRefundsRequest;
import id.karcis.api.booking.v1.ListRefundsResponse;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.Slice;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// Refunds over gRPC.
@GrpcService
class RefundGrpcService extends RefundServiceGrpc.RefundServiceImplBase {

  private final Requesting requesting;
  private final Deciding deciding;
  private final Refunds refunds;
  private final Orders orders;
  private final IdempotentCalls calls;

  RefundGrpcService(
      Requesting requesting,
      Deciding deciding,
      Refunds refunds,
      Orders orders,
      IdempotentCalls calls) {
    this.requesting = requesting;
    this.deciding = deciding;
    this.refunds = refunds;
    this.orders = orders;
    this.calls = calls;
  }

  @Override
  public void requestRefund(
      RequestRefundRequest request, StreamObserver<id.karcis.api.booking.v1.Refund> response) {
    var order = own(request);
    var answer =
        calls.run(
            "RequestRefund",
            request,
            id.karcis.api.booking.v1.Refund.parser(),
            id -> RefundProtos.toProto(request(id, order, request)));
    GrpcAnswers.send(response, answer);
  }

  private Refund request(UUID id, Order order, RequestRefundRequest request) {
    return requesting.request(
        id, order.id(), RefundProtos.ticketIds(request), request.getReason(), Callers.user());
  }

  @Override
  public void getRefund(
      GetRefundRequest request, StreamObserver<id.karcis.api.booking.v1.Refund> response) {
    var id = Ids.uuid("id", request.getId());
    var refund =
        refunds
            .find(id)
            .filter(found -> Callers.user().mayActFor(found.userId()))
            .orElseThrow(() -> RefundRefusals.notFound(id));
    GrpcAnswers.send(response, RefundProtos.toProto(refund));
  }

  @Override
  public void listRefunds(
      ListRefundsRequest request, StreamObserver<ListRefundsResponse> response) {
    var filter = RefundProtos.filter(request);
    var query = "refunds " + filter;
    int size = PageSizes.of(request.getPageSize());
    var before =
        PageTokens.decode(query, request.getPageToken(), at -> UUID.fromString(at.getFirst()));
    var slice =
        Slice.of(
            refunds.page(filter, before.orElse(null), size + 1),
            size,
            last -> PageTokens.encode(query, List.of(last.id().toString())));
    GrpcAnswers.send(
        response,
        ListRefundsResponse.newBuilder()
            .addAllRefunds(slice.map(RefundProtos::toProto).items())
            .setNextPageToken(slice.nextPageToken())
            .build());
  }

  @Override
  public void approveRefund(
      ApproveRefundRequest request, StreamObserver<id.karcis.api.booking.v1.Refund> response) {
    var id = Ids.uuid("id", request.getId());
    var refund = deciding.approve(id, request.getNote(), Callers.user());
    GrpcAnswers.send(response, RefundProtos.toProto(refund));
  }

  @Override
  public void rejectRefund(
      RejectRefundRequest request, StreamObserver<id.karcis.api.booking.v1.Refund> response) {
    var id = Ids.uuid("id", request.getId());
    var refund = deciding.reject(id, request.getNote(), Callers.user());
    GrpcAnswers.send(response, RefundProtos.toProto(refund));
  }

  /// The order that is meant if it is the caller's or the caller is an admin.
  private Order own(RequestRefundRequest request) {
    var name = request.getCode().isEmpty() ? request.getOrderId() : request.getCode();
    var order =
        request.getCode().isEmpty()
            ? orders.find(Ids.uuid("orderId", name))
            : orders.findByCode(name);
    return order
        .filter(found -> Callers.user().mayActFor(found.userId()))
        .orElseThrow(() -> Refusals.notFound("order", name));
  }
}
