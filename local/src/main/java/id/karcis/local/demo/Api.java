package id.karcis.local.demo;

import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.LocationServiceGrpc;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.UserServiceGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The public gRPC API as one caller sees it: nobody until [#signIn], then that account.
public final class Api implements AutoCloseable {

  /// Longest a call may take: a seat map of an arena is a few thousand rows.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel users;
  private final ManagedChannel bookings;
  private final Metadata headers = new Metadata();

  /// Addresses are `host:port`.
  public Api(String userAddress, String bookingAddress) {
    users = Grpc.newChannelBuilder(userAddress, InsecureChannelCredentials.create()).build();
    bookings = Grpc.newChannelBuilder(bookingAddress, InsecureChannelCredentials.create()).build();
  }

  /// Opens a session and returns its access token. Refusals are `StatusRuntimeException`s, as in
  /// every call.
  public String signIn(Account account) {
    var request =
        LoginRequest.newBuilder().setEmail(account.email()).setPassword(account.password()).build();
    var token = asCaller(AuthServiceGrpc.newBlockingStub(users)).login(request).getAccessToken();
    headers.discardAll(AUTHORIZATION);
    headers.put(AUTHORIZATION, "Bearer " + token);
    return token;
  }

  UserServiceGrpc.UserServiceBlockingStub users() {
    return asCaller(UserServiceGrpc.newBlockingStub(users));
  }

  LocationServiceGrpc.LocationServiceBlockingStub locations() {
    return asCaller(LocationServiceGrpc.newBlockingStub(bookings));
  }

  CategoryServiceGrpc.CategoryServiceBlockingStub categories() {
    return asCaller(CategoryServiceGrpc.newBlockingStub(bookings));
  }

  VenueServiceGrpc.VenueServiceBlockingStub venues() {
    return asCaller(VenueServiceGrpc.newBlockingStub(bookings));
  }

  EventServiceGrpc.EventServiceBlockingStub events() {
    return asCaller(EventServiceGrpc.newBlockingStub(bookings));
  }

  TicketTypeServiceGrpc.TicketTypeServiceBlockingStub ticketTypes() {
    return asCaller(TicketTypeServiceGrpc.newBlockingStub(bookings));
  }

  private <S extends AbstractBlockingStub<S>> S asCaller(S stub) {
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withWaitForReady()
        .withDeadlineAfter(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    users.shutdownNow();
    bookings.shutdownNow();
  }
}
