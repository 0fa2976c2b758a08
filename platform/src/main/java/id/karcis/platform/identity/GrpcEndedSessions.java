package id.karcis.platform.identity;

import id.karcis.api.user.internal.v1.ListEndedSessionsRequest;
import id.karcis.api.user.internal.v1.ListEndedSessionsResponse;
import id.karcis.api.user.internal.v1.ListEndedSessionsResponse.EndedSession;
import id.karcis.api.user.internal.v1.SessionFeedGrpc;
import id.karcis.api.user.internal.v1.SessionFeedGrpc.SessionFeedBlockingStub;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;

/// Asks user-svc which sessions ended.
final class GrpcEndedSessions implements EndedSessionsSource {

  private static final long ASK_SECONDS = 2;

  private final Channel channel;
  private final SessionFeedBlockingStub feed;

  GrpcEndedSessions(Channel userService, ServiceTokens tokens) {
    this.channel = userService;
    this.feed = SessionFeedGrpc.newBlockingStub(channel).withInterceptors(tokens.interceptor());
  }

  @Override
  public Page since(String cursor) {
    var request = ListEndedSessionsRequest.newBuilder().setCursor(cursor).build();
    var previous = Context.ROOT.attach();
    try {
      return page(feed.withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS).listEndedSessions(request));
    } catch (StatusRuntimeException e) {
      connectAtOnce();
      throw e;
    } finally {
      Context.ROOT.detach(previous);
    }
  }

  private static Page page(ListEndedSessionsResponse answer) {
    var sessions = answer.getSessionsList().stream().map(EndedSession::getSessionId).toList();
    return new Page(sessions, answer.getCursor(), answer.getMore());
  }

  /// By itself a channel waits longer after each failure, up to two minutes.
  private void connectAtOnce() {
    if (channel instanceof ManagedChannel managed) {
      managed.resetConnectBackoff();
    }
  }
}
