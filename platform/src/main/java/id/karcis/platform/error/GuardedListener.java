package id.karcis.platform.error;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall;

/// Hands failures of the handler to the call, and lets nothing in once the call is closed.
final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {

  private final GuardedCall<Q, ?> call;

  GuardedListener(ServerCall.Listener<Q> delegate, GuardedCall<Q, ?> call) {
    super(delegate);
    this.call = call;
  }

  @Override
  public void onMessage(Q message) {
    guard(() -> super.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    guard(super::onHalfClose);
  }

  @Override
  public void onReady() {
    guard(super::onReady);
  }

  private void guard(Runnable step) {
    if (call.isClosed()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException | Error failure) {
      call.fail(failure);
    }
  }
}
