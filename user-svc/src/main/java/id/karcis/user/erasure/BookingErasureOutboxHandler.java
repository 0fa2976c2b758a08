package id.karcis.user.erasure;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.api.booking.internal.v1.ErasePersonalDataRequest;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc.PersonalDataBlockingStub;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells booking-svc at `karcis.booking.address` whom to forget, again and again until it did.
@Component
class BookingErasureOutboxHandler implements OutboxHandler {

  private static final String TOPIC = "erase-booking-data";

  /// Fits into the ten seconds of a delivery.
  private static final Duration DEADLINE = Duration.ofSeconds(8);

  private final Outbox outbox;
  private final PersonalDataBlockingStub stub;

  BookingErasureOutboxHandler(
      Outbox outbox,
      @Value("${karcis.booking.address}") String address,
      GrpcClients clients,
      ServiceTokens tokens) {
    this.outbox = outbox;
    stub =
        clients
            .stub(address, PersonalDataGrpc::newBlockingStub)
            .withInterceptors(tokens.interceptor());
  }

  /// In the caller's transaction.
  void add(UUID userId) {
    var request = ErasePersonalDataRequest.newBuilder().setUserId(userId.toString()).build();
    outbox.add(TOPIC, userId, request);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var request = ErasePersonalDataRequest.parseFrom(payload);
    var _ =
        stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            .erasePersonalData(request);
  }
}
