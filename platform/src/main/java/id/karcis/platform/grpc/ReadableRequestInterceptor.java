package id.karcis.platform.grpc;

import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;

/// Refuses requests that could not be read, and calls that do not send the one message they should,
/// which no client library does.
final class ReadableRequestInterceptor implements ServerInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var wantsOne = call.getMethodDescriptor().getType().clientSendsOneMessage();
    return new Reader<>(next.startCall(call, headers), wantsOne);
  }

  private static final class Reader<Q> extends SimpleForwardingServerCallListener<Q> {

    private final boolean wantsOne;
    private boolean hasOne;

    Reader(ServerCall.Listener<Q> delegate, boolean wantsOne) {
      super(delegate);
      this.wantsOne = wantsOne;
    }

    @Override
    public void onMessage(Q message) {
      if ((Object) message instanceof UnreadableRequest unreadable) {
        throw unreadable.refusal();
      }
      if (wantsOne && hasOne) {
        throw oneExpected("several came");
      }
      hasOne = true;
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      if (wantsOne && !hasOne) {
        throw oneExpected("none came");
      }
      super.onHalfClose();
    }

    private static Refusal oneExpected(String came) {
      return Refusals.invalid(
          List.of(
              new FieldViolation("", "MALFORMED_CALL", "one request message expected, " + came)));
    }
  }
}
