package id.karcis.platform.identity;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/// Attaches the service's own token to each call.
final class ServiceTokenInterceptor implements ClientInterceptor {

  private final ServiceTokens tokens;

  ServiceTokenInterceptor(ServiceTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> responses, Metadata headers) {
        headers.put(ServiceTokens.HEADER, tokens.current());
        super.start(responses, headers);
      }
    };
  }
}
