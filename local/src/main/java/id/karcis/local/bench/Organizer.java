package id.karcis.local.bench;

import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.LocationServiceGrpc;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.local.demo.Account;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The admin of the platform: the calls that prepare a measurement. For one thread.
final class Organizer {

  /// Well within the ten minutes of an access token.
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Channels channels;
  private final Account account;
  private @Nullable String token;
  private long signedIn;

  Organizer(Channels channels, Account account) {
    this.channels = channels;
    this.account = account;
  }

  LocationServiceGrpc.LocationServiceBlockingStub locations() {
    return Channels.as(token(), LocationServiceGrpc.newBlockingStub(channels.bookings()));
  }

  CategoryServiceGrpc.CategoryServiceBlockingStub categories() {
    return Channels.as(token(), CategoryServiceGrpc.newBlockingStub(channels.bookings()));
  }

  VenueServiceGrpc.VenueServiceBlockingStub venues() {
    return Channels.as(token(), VenueServiceGrpc.newBlockingStub(channels.bookings()));
  }

  EventServiceGrpc.EventServiceBlockingStub events() {
    return Channels.as(token(), EventServiceGrpc.newBlockingStub(channels.bookings()));
  }

  TicketTypeServiceGrpc.TicketTypeServiceBlockingStub ticketTypes() {
    return Channels.as(token(), TicketTypeServiceGrpc.newBlockingStub(channels.bookings()));
  }

  SeatServiceGrpc.SeatServiceBlockingStub seats() {
    return Channels.anonymous(SeatServiceGrpc.newBlockingStub(channels.bookings()));
  }

  private String token() {
    var known = token;
    if (known != null && System.nanoTime() - signedIn < FRESH.toNanos()) {
      return known;
    }
    var login =
        LoginRequest.newBuilder().setEmail(account.email()).setPassword(account.password()).build();
    var fresh =
        Channels.anonymous(AuthServiceGrpc.newBlockingStub(channels.users()))
            .login(login)
            .getAccessToken();
    token = fresh;
    signedIn = System.nanoTime();
    return fresh;
  }
}
