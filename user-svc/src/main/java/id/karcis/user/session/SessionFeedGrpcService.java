package id.karcis.user.session;

import id.karcis.api.user.internal.v1.ListEndedSessionsRequest;
import id.karcis.api.user.internal.v1.ListEndedSessionsResponse;
import id.karcis.api.user.internal.v1.SessionFeedGrpc;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Ended sessions over gRPC, for other services.
@GrpcService
class SessionFeedGrpcService extends SessionFeedGrpc.SessionFeedImplBase {

  private final EndedSessionFeed feed;

  SessionFeedGrpcService(EndedSessionFeed feed) {
    this.feed = feed;
  }

  @Override
  public void listEndedSessions(
      ListEndedSessionsRequest request, StreamObserver<ListEndedSessionsResponse> response) {
    response.onNext(AuthProtos.toProto(feed.read(request.getCursor())));
    response.onCompleted();
  }
}
