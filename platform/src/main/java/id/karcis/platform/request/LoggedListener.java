package id.karcis.platform.request;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall;
import io.grpc.Status;

/// Runs each step of a call with the request id in the log's fields.
final class LoggedListener<Q> extends SimpleForwardingServerCallListener<Q> {

  private final RequestContext request;
  private final LoggedCall<Q, ?> call;

  LoggedListener(ServerCall.Listener<Q> delegate, RequestContext request, LoggedCall<Q, ?> call) {
    super(delegate);
    this.request = request;
    this.call = call;
  }

  @Override
  public void onMessage(Q message) {
    step(() -> super.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    step(super::onHalfClose);
  }

  @Override
  public void onReady() {
    step(super::onReady);
  }

  @Override
  public void onCancel() {
    step(super::onCancel);
    call.write(Status.Code.CANCELLED);
  }

  private void step(Runnable step) {
    LogFields.with(
        request,
        () -> {
          step.run();
          return true;
        });
  }
}
