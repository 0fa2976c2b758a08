package id.karcis.payment.wire;

import id.karcis.api.payment.v1.PaymentServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/// Keeps the headers that notifications of payment providers are signed by, for the one call that
/// reads them.
@Component
@GlobalServerInterceptor
class GrpcWebhookSignatures implements ServerInterceptor {

  private static final String RPC = PaymentServiceGrpc.getHandleWebhookMethod().getFullMethodName();
  private static final String STRIPE = "stripe";
  private static final Context.Key<Metadata> HEADERS = Context.key("karcis-webhook-headers");
  private static final Metadata.Key<String> OF_STRIPE = key("stripe-signature");
  private static final Metadata.Key<String> OF_OTHERS = key("karcis-signature");

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!RPC.equals(call.getMethodDescriptor().getFullMethodName())) {
      return next.startCall(call, headers);
    }
    var context = Context.current().withValue(HEADERS, headers);
    return Contexts.interceptCall(context, call, headers, next);
  }

  /// Returns the signature that came with the current call.
  static @Nullable String of(String provider) {
    var headers = HEADERS.get();
    return headers == null ? null : headers.get(provider.equals(STRIPE) ? OF_STRIPE : OF_OTHERS);
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
