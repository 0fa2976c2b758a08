package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.embedded.LocalRedis;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.testing.TestServers;
import id.karcis.user.UserServiceTest;
import id.karcis.user.account.Account;
import id.karcis.user.account.Accounts;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/// A site that lets five users in, with a Redis of its own; the last tests take it away.
@TestPropertySource(properties = "karcis.sessions.max-active-users=5")
@ContextConfiguration(initializers = ActiveUsersTest.OwnServers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActiveUsersTest extends UserServiceTest {

  private static final int LIMIT = 5;
  private static final int CROWD = 24;
  private static final Device DEVICE = new Device("", "");
  private static final String DATABASE = TestServers.newDatabase();
  private static final LocalRedis REDIS = TestServers.newRedis();

  @Autowired private SignIn signIn;
  @Autowired private OpenSessions open;
  @Autowired private SessionEnds ends;
  @Autowired private Accounts accounts;
  @Autowired private RedissonClient redisson;

  /// Comes after the dynamic properties of the base, which would win over others of this class.
  static final class OwnServers
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.datasource.url=" + DATABASE, "karcis.redis.url=" + REDIS.uri())
          .applyTo(context);
    }
  }

  @BeforeEach
  void emptySite() {
    jdbc.sql("delete from sessions").update();
    if (REDIS.isRunning()) {
      redisson.getKeys().flushdb();
      assertEmptied();
    }
  }

  /// The first one to come finds Redis emptied, the second one makes the set again.
  private void assertEmptied() {
    for (int i = 0; i < 2; i++) {
      var account = newAccount();
      signIn.open(account, DEVICE);
      endAll(account);
    }
    assertThat(redisson.getScoredSortedSet("karcis:user:active").size()).isEqualTo(1);
  }

  private Account newAccount() {
    return accounts.findActive(UUID.fromString(newCustomer().getId())).orElseThrow();
  }

  private void endAll(Account account) {
    for (var session : sessionsOf(account)) {
      ends.end(account.id(), session, "SignOut");
    }
  }

  private List<UUID> sessionsOf(Account account) {
    return jdbc.sql("select id from sessions where account_id = ? and end_time is null")
        .param(account.id())
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private static @Nullable Refusal outcomeOf(Runnable call) {
    return catchThrowableOfType(Refusal.class, call::run);
  }

  private static Refusal refusalOf(Runnable call) {
    return Objects.requireNonNull(outcomeOf(call), "the call should fail");
  }

  private List<Account> fill() {
    var inside = new ArrayList<Account>();
    for (int i = 0; i < LIMIT; i++) {
      var account = newAccount();
      signIn.open(account, DEVICE);
      inside.add(account);
    }
    return inside;
  }

  private static void assertFull(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.SITE_FULL);
    assertThat(refusal.retryAfter())
        .isBetween(Duration.ofMinutes(9), AccessTokenIssuer.LIFETIME.plusSeconds(1));
  }

  private void letsAsManyInAsThereArePlaces() throws Exception {
    var crowd = IntStream.range(0, CROWD).mapToObj(_ -> newAccount()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts =
          crowd.stream()
              .<Callable<String>>map(account ->
                  () -> {
                    var refusal = outcomeOf(() -> signIn.open(account, DEVICE));
                    return refusal == null ? "in" : refusal.reason().name();
                  })
              .toList();
      var outcomes =
          threads.invokeAll(attempts).stream()
              .collect(Collectors.groupingBy(it -> it.resultNow(), Collectors.counting()));

      assertThat(outcomes).containsOnlyKeys("in", "SITE_FULL").containsEntry("in", (long) LIMIT);
    }
    assertThat(
            jdbc.sql("select count(*) from sessions where end_time is null")
                .query(Integer.class)
                .single())
        .isEqualTo(LIMIT);
  }

  private void keepsWhoIsActiveAndAdmins() {
    var inside = fill();
    var stranger = newAccount();

    assertFull(refusalOf(() -> signIn.open(stranger, DEVICE)));

    signIn.open(inside.getFirst(), DEVICE);
    var admin = accounts.findByAddress(ADMIN_EMAIL).orElseThrow();
    signIn.open(admin, DEVICE);
    assertFull(refusalOf(() -> signIn.open(stranger, DEVICE)));
    endAll(admin);

    endAll(inside.getLast());
    signIn.open(stranger, DEVICE);
  }

  private void doesNotUseUpARefreshTokenItRefuses() {
    var late = signIn.open(newAccount(), DEVICE);
    var session = sessionsOf(late.account()).getFirst();
    jdbc.sql("update sessions set active_expire_time = now() where id = ?").param(session).update();
    forget(late.account());
    var inside = fill();

    assertFull(refusalOf(() -> signIn.refresh(late.refreshToken())));
    var caller = new Caller(late.account().id(), late.account().role(), session.toString());
    assertFull(refusalOf(() -> open.keepAlive(caller)));

    endAll(inside.getFirst());

    var renewed = signIn.refresh(late.refreshToken());
    assertThat(renewed.account().id()).isEqualTo(late.account().id());
    var reused = refusalOf(() -> signIn.refresh(late.refreshToken()));
    assertThat(reused.reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
    signIn.open(newAccount(), DEVICE);
  }

  /// As if the account's last access token had died.
  private void forget(Account account) {
    if (REDIS.isRunning()) {
      redisson.getScoredSortedSet("karcis:user:active").remove(account.id().toString());
    }
  }

  @Test
  @Order(1)
  void letsExactlyAsManyInAsThereArePlaces() throws Exception {
    letsAsManyInAsThereArePlaces();
  }

  @Test
  @Order(2)
  void alwaysLetsInWhoIsActiveAndAdmins() {
    keepsWhoIsActiveAndAdmins();
  }

  @Test
  @Order(3)
  void leavesARefusedRefreshTokenAsItIs() {
    doesNotUseUpARefreshTokenItRefuses();
  }

  @Test
  @Order(4)
  void countsAgainWhenRedisIsEmptied() {
    fill();
    redisson.getKeys().flushdb();

    for (int i = 0; i < 3; i++) {
      assertFull(refusalOf(() -> signIn.open(newAccount(), DEVICE)));
    }
    assertThat(redisson.getScoredSortedSet("karcis:user:active").size()).isEqualTo(LIMIT + 1);
  }

  @Test
  @Order(5)
  void freesAPlaceThatWasTakenInVain() {
    var account = newAccount();
    jdbc.sql(
            "update accounts set status = 'DELETED', email = null, password_hash = null where id = ?")
        .param(account.id())
        .update();

    var refusal = refusalOf(() -> signIn.open(account, DEVICE));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    assertThat(redisson.getScoredSortedSet("karcis:user:active").size()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void tellsItOverTheWire() {
    fill();
    var user = newCustomer();

    assertFull(refusal(() -> login(user)));
  }

  @Test
  @Order(7)
  void letsExactlyAsManyInWithoutRedis() throws Exception {
    REDIS.stop();

    letsAsManyInAsThereArePlaces();
  }

  @Test
  @Order(8)
  void alwaysLetsInWhoIsActiveAndAdminsWithoutRedis() {
    keepsWhoIsActiveAndAdmins();
  }

  @Test
  @Order(9)
  void leavesARefusedRefreshTokenAsItIsWithoutRedis() {
    doesNotUseUpARefreshTokenItRefuses();
  }
}
