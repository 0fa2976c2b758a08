package id.karcis.platform.deadline;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Gives every call an end: the caller's deadline where it is short enough, ours otherwise. When it
/// passes, the call is answered DEADLINE_EXCEEDED and its context is cancelled, and with it every
/// remote call made on its behalf; the handler's thread is not interrupted.
final class DeadlineInterceptor implements ServerInterceptor {

  private final DeadlineSettings settings;
  private final ScheduledExecutorService timer;

  DeadlineInterceptor(DeadlineSettings settings, ScheduledExecutorService timer) {
    this.settings = settings;
    this.timer = timer;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var sent = Context.current().getDeadline();
    var ours = Deadline.after(limit(call, sent == null).toNanos(), TimeUnit.NANOSECONDS);
    if (sent != null && !ours.isBefore(sent)) {
      return next.startCall(call, headers);
    }
    var context = Context.current().withDeadline(ours, timer);
    var ending = new EndingCall<>(call, context);
    context.addListener(_ -> ending.expire(), Runnable::run);
    return new SimpleForwardingServerCallListener<>(
        Contexts.interceptCall(context, ending, headers, next)) {
      @Override
      public void onCancel() {
        super.onCancel();
        context.cancel(null);
      }
    };
  }

  private Duration limit(ServerCall<?, ?> call, boolean callerSetNone) {
    return switch (call.getMethodDescriptor().getType()) {
      case UNARY -> callerSetNone ? settings.unary() : settings.longest();
      case CLIENT_STREAMING -> settings.upload();
      case SERVER_STREAMING, BIDI_STREAMING, UNKNOWN -> settings.stream();
    };
  }
}
