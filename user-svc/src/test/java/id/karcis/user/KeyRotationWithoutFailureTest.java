package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Signs in and verifies without a pause, through two instances of user-svc and another service,
/// while a key lives for seconds only.
class KeyRotationWithoutFailureTest {

  private static final String PASSWORD = "warung-kopi-senja";
  private static final int PEOPLE = 4;
  private static final int KEYS = 4;
  private static final long LIMIT_SECONDS = 120;
  private static final String[] QUICK = {
    "--karcis.user.token-key-lifetime=6s",
    "--karcis.user.token-key-lead=3s",
    "--karcis.limits.scale=10000",
  };

  private final Set<String> kids = ConcurrentHashMap.newKeySet();

  @Test
  void failsNobodyWhileKeysRotate() throws Exception {
    var database = TestServers.newDatabase();
    var redis = TestServers.redisUri();
    try (var one = Instance.ofUserService(database, redis, QUICK);
        var two = Instance.ofUserService(database, redis, QUICK);
        var neighbour =
            Instance.ofNeighbour(
                one, redis, "--karcis.token-keys.fresh=1s", "--karcis.limits.scale=10000");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      var services = List.of(one, two, neighbour);
      neighbour.awaitReady(login(one, register(PEOPLE, one)).getAccessToken());
      var people =
          IntStream.range(0, PEOPLE)
              .<Callable<Integer>>mapToObj(number -> () -> comeAndGo(number, services, end))
              .toList();
      for (var person : threads.invokeAll(people)) {
        assertThat(person.get()).isPositive();
      }
    }
    assertThat(kids).hasSizeGreaterThanOrEqualTo(KEYS);
  }

  /// Fails with the first call that fails; returns how many tokens were used.
  private int comeAndGo(int number, List<Instance> services, long end) throws Exception {
    var email = register(number, services.getFirst());
    var tokens = 0;
    while (kids.size() < KEYS && System.nanoTime() < end) {
      var issuer = services.get(tokens % 2);
      var session = login(issuer, email);
      use(session.getAccessToken(), services);
      var renewed =
          services
              .get((tokens + 1) % 2)
              .auth()
              .refreshSession(
                  RefreshSessionRequest.newBuilder()
                      .setRefreshToken(session.getRefreshToken())
                      .build());
      use(renewed.getAccessToken(), services);
      tokens++;
    }
    return tokens;
  }

  private static LoginResponse login(Instance service, String email) {
    return service
        .auth()
        .login(LoginRequest.newBuilder().setEmail(email).setPassword(PASSWORD).build());
  }

  private static String register(int number, Instance service) {
    return service
        .clients()
        .stub(service.address(), UserServiceGrpc::newBlockingStub)
        .createUser(
            CreateUserRequest.newBuilder()
                .setEmail("rotating" + number + "@mail.example")
                .setPassword(PASSWORD)
                .setDisplayName("Ratna")
                .build())
        .getEmail();
  }

  private void use(String token, List<Instance> services) throws Exception {
    kids.add(SignedJWT.parse(token).getHeader().getKeyID());
    for (var service : services) {
      service.call(token);
    }
  }
}
