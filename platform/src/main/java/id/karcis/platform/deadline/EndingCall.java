package id.karcis.platform.deadline;

import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/// A call that is closed by its handler or by the timer, whoever comes first; what comes after is
/// dropped.
final class EndingCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

  private final Context.CancellableContext context;
  private boolean closed;

  EndingCall(ServerCall<Q, R> delegate, Context.CancellableContext context) {
    super(delegate);
    this.context = context;
  }

  @Override
  public synchronized void sendHeaders(Metadata headers) {
    if (!closed) {
      super.sendHeaders(headers);
    }
  }

  @Override
  public synchronized void sendMessage(R message) {
    if (!closed) {
      super.sendMessage(message);
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    closeOnce(status, trailers);
    context.cancel(null);
  }

  /// Answers that the time is over, if it is and nothing was answered yet.
  void expire() {
    var deadline = context.getDeadline();
    if (deadline != null && deadline.isExpired()) {
      var end = StatusProtos.toException(Refusals.deadlineExceeded());
      var trailers = end.getTrailers();
      closeOnce(end.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }

  private synchronized void closeOnce(Status status, Metadata trailers) {
    if (!closed) {
      closed = true;
      super.close(status, trailers);
    }
  }
}
