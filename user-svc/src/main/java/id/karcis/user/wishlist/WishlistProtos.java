package id.karcis.user.wishlist;

import com.google.protobuf.Timestamp;
import id.karcis.api.user.v1.ListWishlistResponse;
import java.time.Instant;

/// Wishlists on the wire.
final class WishlistProtos {

  private WishlistProtos() {}

  static id.karcis.api.user.v1.WishlistItem toProto(WishlistItem item) {
    return id.karcis.api.user.v1.WishlistItem.newBuilder()
        .setEventId(item.eventId().toString())
        .setCreateTime(toProto(item.createTime()))
        .build();
  }

  static ListWishlistResponse toProto(Wishlist.Page page) {
    return ListWishlistResponse.newBuilder()
        .addAllItems(page.items().stream().map(WishlistProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
