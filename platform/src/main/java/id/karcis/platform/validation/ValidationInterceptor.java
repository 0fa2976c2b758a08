package id.karcis.platform.validation;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Refuses every request message that breaks a rule of its proto.
final class ValidationInterceptor implements ServerInterceptor {

  private final Validation validation;

  ValidationInterceptor(Validation validation) {
    this.validation = validation;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        if (message instanceof Message request) {
          validation.check(request);
        }
        super.onMessage(message);
      }
    };
  }
}
