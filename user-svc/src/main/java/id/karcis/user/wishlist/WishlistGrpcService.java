package id.karcis.user.wishlist;

import com.google.protobuf.Empty;
import id.karcis.api.user.v1.AddToWishlistRequest;
import id.karcis.api.user.v1.ListWishlistRequest;
import id.karcis.api.user.v1.ListWishlistResponse;
import id.karcis.api.user.v1.RemoveFromWishlistRequest;
import id.karcis.api.user.v1.WishlistServiceGrpc;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Wishlists over gRPC. Each caller sees their own.
@GrpcService
class WishlistGrpcService extends WishlistServiceGrpc.WishlistServiceImplBase {

  private final Wishlist wishlist;

  WishlistGrpcService(Wishlist wishlist) {
    this.wishlist = wishlist;
  }

  @Override
  public void listWishlist(
      ListWishlistRequest request, StreamObserver<ListWishlistResponse> response) {
    var page =
        wishlist.list(
            Callers.user().userId(), PageSizes.of(request.getPageSize()), request.getPageToken());
    response.onNext(WishlistProtos.toProto(page));
    response.onCompleted();
  }

  @Override
  public void addToWishlist(
      AddToWishlistRequest request, StreamObserver<id.karcis.api.user.v1.WishlistItem> response) {
    var event = Ids.uuid("eventId", request.getEventId());
    response.onNext(WishlistProtos.toProto(wishlist.add(Callers.user().userId(), event)));
    response.onCompleted();
  }

  @Override
  public void removeFromWishlist(
      RemoveFromWishlistRequest request, StreamObserver<Empty> response) {
    wishlist.remove(Callers.user().userId(), Ids.uuid("eventId", request.getEventId()));
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }
}
