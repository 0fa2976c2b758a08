package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ListSessionsRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.LogoutRequest;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.RevokeSessionRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.testing.TestServers;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Two instances of user-svc and another service; the last test takes Redis from them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndedEverywhereTest {

  private static final String ADMIN = "admin@karcis.example";
  private static final String PASSWORD = "warung-kopi-senja";
  private static final int ROUNDS = 20;
  private static final Duration WITHOUT_REDIS = Duration.ofSeconds(2);

  private final String database = TestServers.newDatabase();
  private LocalRedis redis;
  private Instance one;
  private Instance two;
  private Instance neighbour;

  @BeforeAll
  void start() throws Exception {
    redis = TestServers.newRedis();
    one =
        Instance.ofUserService(
            database,
            redis.uri(),
            "--karcis.admin.email=" + ADMIN,
            "--karcis.admin.password=" + PASSWORD);
    two = Instance.ofUserService(database, redis.uri());
    neighbour = Instance.ofNeighbour(one, redis.uri());
    neighbour.awaitReady(login(ADMIN).getAccessToken());
    // Everybody listens over Redis a moment after the start.
    Thread.sleep(WITHOUT_REDIS);
  }

  @AfterAll
  void stop() {
    try (var _ = redis;
        var _ = one;
        var _ = two;
        var _ = neighbour) {
      // Closed in the reverse order.
    }
  }

  private User newCustomer() {
    var email = "person-" + UUID.randomUUID() + "@mail.example";
    return one.clients()
        .stub(one.address(), UserServiceGrpc::newBlockingStub)
        .createUser(
            id.karcis.api.user.v1.CreateUserRequest.newBuilder()
                .setEmail(email)
                .setPassword(PASSWORD)
                .setDisplayName("Ratna")
                .build());
  }

  private LoginResponse login(String email) {
    return one.auth()
        .login(LoginRequest.newBuilder().setEmail(email).setPassword(PASSWORD).build());
  }

  private UserServiceGrpc.UserServiceBlockingStub admin() {
    return Instance.signed(
        one.clients().stub(one.address(), UserServiceGrpc::newBlockingStub),
        login(ADMIN).getAccessToken());
  }

  private String signedIn(User user) {
    var token = login(user.getEmail()).getAccessToken();
    for (var service : List.of(one, two, neighbour)) {
      service.call(token);
    }
    return token;
  }

  private static ErrorReason reason(Instance service, String token) {
    var failure = catchThrowableOfType(StatusRuntimeException.class, () -> service.call(token));
    if (failure == null) {
      return ErrorReason.ERROR_REASON_UNSPECIFIED;
    }
    return StatusProtos.fromProto(Objects.requireNonNull(StatusProto.fromThrowable(failure)))
        .reason();
  }

  private void assertEndedEverywhere(String token) {
    for (var service : List.of(one, two, neighbour)) {
      assertThat(reason(service, token)).isEqualTo(ErrorReason.SESSION_ENDED);
    }
  }

  @Test
  @Order(1)
  void closesEveryDoorBeforeALogoutIsAnswered() {
    for (int i = 0; i < ROUNDS; i++) {
      var user = newCustomer();
      var token = signedIn(user);
      var other = signedIn(user);

      (i % 2 == 0 ? one : two).auth(token).logout(LogoutRequest.getDefaultInstance());

      assertEndedEverywhere(token);
      neighbour.call(other);
    }
  }

  @Test
  @Order(2)
  void closesEveryDoorToARevokedSession() throws Exception {
    var user = newCustomer();
    var lost = signedIn(user);
    var id = SignedJWT.parse(lost).getJWTClaimsSet().getStringClaim("sid");

    two.auth(signedIn(user)).revokeSession(RevokeSessionRequest.newBuilder().setId(id).build());

    assertEndedEverywhere(lost);
  }

  @Test
  @Order(3)
  void closesEveryDoorToAnAccountThatLosesItsRoleOrIsDeleted() {
    var promoted = newCustomer();
    var tokenOfPromoted = signedIn(promoted);
    admin()
        .updateUser(
            UpdateUserRequest.newBuilder()
                .setUser(User.newBuilder().setId(promoted.getId()).setRole(User.Role.ADMIN))
                .build());

    assertEndedEverywhere(tokenOfPromoted);

    var deleted = newCustomer();
    var tokenOfDeleted = signedIn(deleted);
    admin().deleteUser(DeleteUserRequest.newBuilder().setId(deleted.getId()).build());

    assertEndedEverywhere(tokenOfDeleted);
  }

  @Test
  @Order(4)
  void closesEveryDoorToASessionWhoseRefreshTokenWasCopied() {
    var session = login(newCustomer().getEmail());
    var request =
        RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build();
    var renewed = one.auth().refreshSession(request);

    assertThat(catchThrowable(() -> two.auth().refreshSession(request))).isNotNull();

    assertEndedEverywhere(session.getAccessToken());
    assertEndedEverywhere(renewed.getAccessToken());
  }

  @Test
  @Order(5)
  void tellsAServiceThatStartsLaterBeforeItLetsAnybodyIn() throws Exception {
    var token = signedIn(newCustomer());
    one.auth(token).logout(LogoutRequest.getDefaultInstance());

    try (var late = Instance.ofNeighbour(one, redis.uri());
        var lateInstance = Instance.ofUserService(database, redis.uri())) {
      late.awaitReady(login(ADMIN).getAccessToken());
      assertThat(reason(late, token)).isEqualTo(ErrorReason.SESSION_ENDED);
      assertThat(reason(lateInstance, token)).isEqualTo(ErrorReason.SESSION_ENDED);
    }
  }

  @Test
  @Order(6)
  void needsTwoSecondsWithoutRedis() {
    var token = signedIn(newCustomer());
    var kept = signedIn(newCustomer());
    redis.stop();

    one.auth(token).logout(LogoutRequest.getDefaultInstance());

    var end = System.nanoTime() + WITHOUT_REDIS.toNanos();
    assertThat(reason(one, token)).isEqualTo(ErrorReason.SESSION_ENDED);
    for (var service : List.of(two, neighbour)) {
      while (reason(service, token) != ErrorReason.SESSION_ENDED) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
    neighbour.call(kept);
    assertThat(
            one.auth(kept).listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList())
        .hasSize(1);
  }

  @Test
  @Order(7)
  void goesOnWithWhatIsKnownWhenUserServiceIsAway() {
    var ended = signedIn(newCustomer());
    var open = signedIn(newCustomer());
    one.auth(ended).logout(LogoutRequest.getDefaultInstance());
    var end = System.nanoTime() + WITHOUT_REDIS.toNanos();
    while (reason(neighbour, ended) != ErrorReason.SESSION_ENDED) {
      assertThat(System.nanoTime()).isLessThan(end);
    }

    one.close();

    assertThat(reason(neighbour, ended)).isEqualTo(ErrorReason.SESSION_ENDED);
    neighbour.call(open);
  }
}
