package id.karcis.local.bench;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Connections to the services' gRPC ports. A few to booking-svc, as several programs would have.
final class Channels implements AutoCloseable {

  /// Longest that a call may take.
  static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private static final int BOOKING_CHANNELS = 4;

  /// A seat map of 40,000 seats has a few MiB.
  private static final int MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel users;
  private final List<ManagedChannel> bookings;
  private final AtomicInteger turn = new AtomicInteger();

  Channels(String userAddress, String bookingAddress) {
    users = open(userAddress);
    bookings = Stream.generate(() -> open(bookingAddress)).limit(BOOKING_CHANNELS).toList();
  }

  private static ManagedChannel open(String address) {
    return Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .build();
  }

  ManagedChannel users() {
    return users;
  }

  /// One after the other in turn.
  ManagedChannel bookings() {
    return bookings.get(Math.floorMod(turn.getAndIncrement(), BOOKING_CHANNELS));
  }

  static <S extends AbstractBlockingStub<S>> S anonymous(S stub) {
    return stub.withDeadlineAfter(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  static <S extends AbstractBlockingStub<S>> S as(String token, S stub) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return anonymous(stub).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  @Override
  public void close() {
    users.shutdownNow();
    bookings.forEach(ManagedChannel::shutdownNow);
  }
}
