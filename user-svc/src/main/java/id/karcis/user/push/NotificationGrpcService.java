package id.karcis.user.push;

import com.google.protobuf.Empty;
import id.karcis.api.user.v1.NotificationServiceGrpc;
import id.karcis.api.user.v1.PushSubscription;
import id.karcis.api.user.v1.SubscribeRequest;
import id.karcis.api.user.v1.UnsubscribeRequest;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Push subscriptions over gRPC. Each caller sees their own.
@GrpcService
class NotificationGrpcService extends NotificationServiceGrpc.NotificationServiceImplBase {

  private final PushSubscriptions subscriptions;

  NotificationGrpcService(PushSubscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<PushSubscription> response) {
    var browser = PushProtos.toBrowser(request);
    var stored = subscriptions.subscribe(Callers.user().userId(), browser);
    response.onNext(PushProtos.toProto(stored, browser));
    response.onCompleted();
  }

  @Override
  public void unsubscribe(UnsubscribeRequest request, StreamObserver<Empty> response) {
    subscriptions.unsubscribe(Callers.user().userId(), Ids.uuid("id", request.getId()));
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }
}
