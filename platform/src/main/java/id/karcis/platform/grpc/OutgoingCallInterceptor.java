package id.karcis.platform.grpc;

import id.karcis.platform.request.RequestContext;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.util.concurrent.TimeUnit;

/// Gives each outgoing unary call a deadline (the earlier one of this and the served call's wins)
/// and the request id.
final class OutgoingCallInterceptor implements ClientInterceptor {

  private static final long DEADLINE_SECONDS = 5;

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, limited(method, options))) {
      @Override
      public void start(Listener<R> responses, Metadata headers) {
        if (!headers.containsKey(RequestContext.REQUEST_ID)) {
          headers.put(RequestContext.REQUEST_ID, RequestContext.current().requestId());
        }
        super.start(responses, headers);
      }
    };
  }

  private static CallOptions limited(MethodDescriptor<?, ?> method, CallOptions options) {
    return options.getDeadline() == null && method.getType() == MethodType.UNARY
        ? options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
        : options;
  }
}
