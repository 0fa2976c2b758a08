package id.karcis.user;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.booking.internal.v1.ErasePersonalDataRequest;
import id.karcis.api.booking.internal.v1.ErasePersonalDataResponse;
import id.karcis.api.booking.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc.PersonalDataImplBase;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the neighbours hold on people: of each its id, behind real gRPC servers.
public final class FakePersonalData {

  private volatile boolean away;
  private final Server payment;

  FakePersonalData() {
    try {
      payment =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(new OfPayment())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where payment-svc is.
  String paymentAddress() {
    return "127.0.0.1:" + payment.getPort();
  }

  /// Lets payment-svc be away, or back.
  public void paymentIsAway(boolean isAway) {
    away = isAway;
  }

  private static HttpBody of(String userId) {
    return HttpBody.newBuilder()
        .setContentType("application/json")
        .setData(ByteString.copyFromUtf8("{\"of\": \"" + userId + "\"}"))
        .build();
  }

  /// Part of booking-svc, which answers nobody but services.
  static ServerServiceDefinition ofBooking() {
    return ServerInterceptors.intercept(new OfBooking(), new ServicesOnly());
  }

  private static final class ServicesOnly implements ServerInterceptor {
    private static final Metadata.Key<String> TOKEN =
        Metadata.Key.of("x-karcis-service-token", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      if (headers.containsKey(TOKEN)) {
        return next.startCall(call, headers);
      }
      call.close(Status.UNAUTHENTICATED, new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  /// Part of booking-svc.
  static final class OfBooking extends PersonalDataImplBase {

    private static final Set<String> FORGOTTEN = ConcurrentHashMap.newKeySet();

    static boolean hasForgotten(String userId) {
      return FORGOTTEN.contains(userId);
    }

    @Override
    public void erasePersonalData(
        ErasePersonalDataRequest request, StreamObserver<ErasePersonalDataResponse> response) {
      FORGOTTEN.add(request.getUserId());
      response.onNext(ErasePersonalDataResponse.getDefaultInstance());
      response.onCompleted();
    }

    @Override
    public void exportPersonalData(
        ExportPersonalDataRequest request, StreamObserver<HttpBody> response) {
      response.onNext(of(request.getUserId()));
      response.onCompleted();
    }
  }

  private final class OfPayment
      extends id.karcis.api.payment.internal.v1.PersonalDataGrpc.PersonalDataImplBase {

    @Override
    public void exportPersonalData(
        id.karcis.api.payment.internal.v1.ExportPersonalDataRequest request,
        StreamObserver<HttpBody> response) {
      if (away) {
        response.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      response.onNext(of(request.getUserId()));
      response.onCompleted();
    }
  }
}
