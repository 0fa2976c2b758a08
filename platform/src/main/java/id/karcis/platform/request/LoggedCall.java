package id.karcis.platform.request;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sends what the handler wants told beside its message, and writes the log line of a call when it
/// is closed or cancelled, once.
final class LoggedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

  private final RequestContext request;
  private final AccessLog log;
  private final ResponseMetadata response;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean written = new AtomicBoolean();

  LoggedCall(
      ServerCall<Q, R> delegate, RequestContext request, ResponseMetadata response, AccessLog log) {
    super(delegate);
    this.request = request;
    this.response = response;
    this.log = log;
  }

  @Override
  public void sendHeaders(Metadata headers) {
    response.addTo(headers);
    super.sendHeaders(headers);
  }

  @Override
  public void close(Status status, Metadata trailers) {
    super.close(status, trailers);
    write(status.getCode());
  }

  void write(Status.Code code) {
    if (written.compareAndSet(false, true)) {
      log.write(
          getMethodDescriptor().getFullMethodName(), code, System.nanoTime() - startNanos, request);
    }
  }
}
