package id.karcis.local.bench;

import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import java.time.Duration;
import java.util.List;

/// Signed-in buyers, made for this run. Hashing their passwords is what takes the time.
final class Buyers {

  static final int COUNT = 64;

  /// More at once would only queue up behind the hashing.
  private static final int AT_ONCE = 4;

  /// Well within the ten minutes of an access token.
  private static final Duration FRESH = Duration.ofMinutes(3);

  private final Channels channels;
  private List<LoginResponse> sessions;
  private long signedIn = System.nanoTime();

  private Buyers(Channels channels, List<LoginResponse> sessions) {
    this.channels = channels;
    this.sessions = sessions;
  }

  static Buyers register(Channels channels, String run) {
    return new Buyers(
        channels, Parallel.map(COUNT, AT_ONCE, i -> newBuyer(channels, "bench-" + run + "-" + i)));
  }

  private static LoginResponse newBuyer(Channels channels, String name) {
    return SignIns.signIn(channels, SignIns.register(channels, name));
  }

  /// The access token of this client's buyer; beyond [#COUNT] clients share buyers.
  String token(int client) {
    return sessions.get(client % COUNT).getAccessToken();
  }

  /// To be called between measurements, by one thread.
  void keepSignedIn() {
    if (System.nanoTime() - signedIn > FRESH.toNanos()) {
      sessions = Parallel.map(COUNT, AT_ONCE, i -> refreshed(sessions.get(i)));
      signedIn = System.nanoTime();
    }
  }

  private LoginResponse refreshed(LoginResponse session) {
    var request =
        RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build();
    return Channels.anonymous(AuthServiceGrpc.newBlockingStub(channels.users()))
        .refreshSession(request);
  }
}
