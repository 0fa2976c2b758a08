package id.karcis.booking.promo;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.DeletePromoCodeRequest;
import id.karcis.api.booking.v1.GetPromoCodeRequest;
import id.karcis.api.booking.v1.ListPromoCodesRequest;
import id.karcis.api.booking.v1.ListPromoCodesResponse;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc.PromoCodeServiceImplBase;
import id.karcis.api.booking.v1.RedeemPromoRequest;
import id.karcis.api.booking.v1.RedeemPromoResponse;
import id.karcis.api.booking.v1.UpdatePromoCodeRequest;
import id.karcis.booking.cart.Carts;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.order.OrderEdits;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// PromoCodeService on the wire.
@GrpcService
class PromoCodeGrpcService extends PromoCodeServiceImplBase {

  private final PromoEditing editing;
  private final OrderEdits orders;
  private final Carts carts;

  PromoCodeGrpcService(PromoEditing editing, OrderEdits orders, Carts carts) {
    this.editing = editing;
    this.orders = orders;
    this.carts = carts;
  }

  @Override
  public void createPromoCode(
      CreatePromoCodeRequest request, StreamObserver<id.karcis.api.booking.v1.PromoCode> caller) {
    var code = editing.create(PromoProtos.toNew(request.getPromoCode()));
    GrpcAnswers.send(caller, PromoProtos.toProto(code));
  }

  @Override
  public void getPromoCode(
      GetPromoCodeRequest request, StreamObserver<id.karcis.api.booking.v1.PromoCode> caller) {
    GrpcAnswers.send(caller, PromoProtos.toProto(editing.get(Ids.uuid("id", request.getId()))));
  }

  @Override
  public void listPromoCodes(
      ListPromoCodesRequest request, StreamObserver<ListPromoCodesResponse> caller) {
    var page = PromoPage.of(request.getPageSize(), request.getPageToken());
    var rows = editing.list(page.afterCode(), page.limit());
    GrpcAnswers.send(caller, PromoProtos.toProto(page.slice(rows)));
  }

  @Override
  public void updatePromoCode(
      UpdatePromoCodeRequest request, StreamObserver<id.karcis.api.booking.v1.PromoCode> caller) {
    var sent = request.getPromoCode();
    var id = Ids.uuid("promoCode.id", sent.getId());
    var code = editing.update(id, sent.getEtag(), PromoProtos.toEdit(request));
    GrpcAnswers.send(caller, PromoProtos.toProto(code));
  }

  @Override
  public void deletePromoCode(DeletePromoCodeRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }

  @Override
  public void redeemPromo(
      RedeemPromoRequest request, StreamObserver<RedeemPromoResponse> responses) {
    var caller = Callers.user();
    var code = PromoProtos.code(request.getCode());
    GrpcAnswers.send(
        responses,
        request.getCart()
            ? PromoProtos.redeemed(code, carts.setPromo(caller.userId(), code))
            : PromoProtos.redeemed(orders.applyPromo(orderId(request), caller, code)));
  }

  private static UUID orderId(RedeemPromoRequest request) {
    return Ids.uuid("orderId", request.getOrderId());
  }
}
