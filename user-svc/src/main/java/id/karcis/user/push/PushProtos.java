package id.karcis.user.push;

import com.google.protobuf.Timestamp;
import id.karcis.api.user.v1.PushSubscription;
import id.karcis.api.user.v1.SubscribeRequest;
import java.time.Instant;

/// Push subscriptions on the wire.
final class PushProtos {

  private PushProtos() {}

  static BrowserSubscription toBrowser(SubscribeRequest request) {
    var keys = request.getKeys();
    return new BrowserSubscription(request.getEndpoint(), keys.getP256Dh(), keys.getAuth());
  }

  static PushSubscription toProto(StoredSubscription stored, BrowserSubscription browser) {
    return PushSubscription.newBuilder()
        .setId(stored.id().toString())
        .setEndpoint(browser.endpoint())
        .setCreateTime(toProto(stored.createTime()))
        .build();
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
