package id.karcis.local.money;

import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc;
import id.karcis.api.payment.internal.v1.OrderPaymentsGrpc.OrderPaymentsBlockingStub;
import id.karcis.local.Part;
import id.karcis.local.sale.RunningPlatform;
import id.karcis.platform.identity.ServiceTokens;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls of both services, as clients make them: repeated while a service is busy, content with
/// every refusal that the contract knows, and with nothing else.
final class Wire implements AutoCloseable {

  private static final Set<Status.Code> REFUSALS =
      EnumSet.of(Status.Code.FAILED_PRECONDITION, Status.Code.ABORTED, Status.Code.NOT_FOUND);

  private static final Set<Status.Code> AGAIN =
      EnumSet.of(Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE);

  private static final int TRIES = 60;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final long DEADLINE_SECONDS = 30;

  private final ManagedChannel booking = channel(Part.BOOKING);
  private final ManagedChannel payment = channel(Part.PAYMENT);

  private final ServiceTokens asBooking = bookingTokens();

  private static ManagedChannel channel(Part part) {
    return ManagedChannelBuilder.forTarget(RunningPlatform.get().address(part))
        .usePlaintext()
        .build();
  }

  <S extends AbstractStub<S>> S booking(String token, String key, Function<Channel, S> stub) {
    return as(token, key, stub.apply(booking));
  }

  <S extends AbstractStub<S>> S payment(String token, String key, Function<Channel, S> stub) {
    return as(token, key, stub.apply(payment));
  }

  /// What booking-svc asks of payment-svc.
  OrderPaymentsBlockingStub orderPayments() {
    return OrderPaymentsGrpc.newBlockingStub(payment).withInterceptors(asBooking.interceptor());
  }

  private static ServiceTokens bookingTokens() {
    try {
      var file = RunningPlatform.get().dataDir().resolve("service-secret");
      return new ServiceTokens("booking-svc", Files.readString(file).strip(), Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <S extends AbstractStub<S>> S as(String token, String key, S stub) {
    var headers = new Metadata();
    put(headers, "authorization", "Bearer " + token);
    put(headers, "idempotency-key", key);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static void put(Metadata headers, String name, String value) {
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
  }

  static <S extends AbstractStub<S>> S soon(S stub) {
    return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// Empty when the call was refused.
  static <R> Optional<R> attempt(Supplier<R> call) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return Optional.of(call.get());
      } catch (StatusRuntimeException e) {
        var code = e.getStatus().getCode();
        if (REFUSALS.contains(code) && !isBusy(e)) {
          return Optional.empty();
        }
        if (!AGAIN.contains(code) && !isBusy(e)) {
          throw new AssertionError("a call that must work or be refused: " + e.getStatus(), e);
        }
        pause();
      }
    }
    throw new AssertionError("busy for too long");
  }

  /// The same call is under way with the same key.
  private static boolean isBusy(StatusRuntimeException e) {
    var why = e.getStatus().getDescription();
    return e.getStatus().getCode() == Status.Code.ABORTED
        && why != null
        && why.contains("Idempotency-Key is still");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    booking.shutdownNow();
    payment.shutdownNow();
  }
}
