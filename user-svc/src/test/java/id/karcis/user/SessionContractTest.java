package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import id.karcis.api.user.v1.ListSessionsRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.LogoutRequest;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.RevokeSessionRequest;
import id.karcis.api.user.v1.Session;
import id.karcis.api.user.v1.StoreTokenRequest;
import id.karcis.api.user.v1.User;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

class SessionContractTest extends UserServiceTest {

  private static final String PHONE = "Karcis/7 (Android)";
  private static final Duration IDLE = Duration.ofDays(7);

  @Autowired private RedissonClient redisson;

  private AuthServiceBlockingStub as(LoginResponse session) {
    return with(auth(), "authorization", "Bearer " + session.getAccessToken());
  }

  private List<Session> sessionsOf(LoginResponse session) {
    return as(session).listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList();
  }

  private static Session current(List<Session> sessions) {
    return sessions.stream().filter(Session::getCurrent).findFirst().orElseThrow();
  }

  private ErrorReason reasonOfRefreshing(LoginResponse session) {
    var request =
        RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build();
    return refusal(() -> auth().refreshSession(request)).reason();
  }

  private LoginResponse loginFromPhone(User user) {
    var phone = with(with(auth(), "x-user-agent", PHONE), "x-forwarded-for", "203.0.113.8");
    return phone.login(
        LoginRequest.newBuilder().setEmail(user.getEmail()).setPassword(PASSWORD).build());
  }

  private List<String> auditOf(User user) {
    return jdbc.sql("select action from audit_log where resource_id = ? order by create_time, id")
        .param(user.getId())
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void listsTheCallersOpenSessionsAndNobodyElses() {
    var user = newCustomer();
    var laptop = login(user);
    var phone = loginFromPhone(user);
    login(newCustomer());

    var sessions = sessionsOf(laptop);

    assertThat(sessions).hasSize(2);
    assertThat(sessions.getFirst().getCurrent()).isFalse();
    assertThat(sessions.getFirst().getDevice()).isEqualTo(PHONE);
    assertThat(sessions.getFirst().getClientAddress()).isEqualTo("203.0.113.8");
    assertThat(sessions.getLast().getCurrent()).isTrue();
    assertThat(current(sessionsOf(phone)).getId()).isEqualTo(sessions.getFirst().getId());
    assertThat(sessions)
        .allSatisfy(session -> {
          assertThat(between(session.getCreateTime(), session.getExpireTime()))
              .isEqualTo(Duration.ofDays(30));
          assertThat(between(session.getLastActiveTime(), session.getIdleExpireTime()))
              .isEqualTo(IDLE);
        });
  }

  @Test
  void listsPageByPage() {
    var user = newCustomer();
    var first = login(user);
    login(user);
    login(user);
    var all = sessionsOf(first);

    var one = as(first).listSessions(ListSessionsRequest.newBuilder().setPageSize(2).build());
    var two =
        as(first)
            .listSessions(
                ListSessionsRequest.newBuilder()
                    .setPageSize(2)
                    .setPageToken(one.getNextPageToken())
                    .build());

    assertThat(one.getSessionsList()).isEqualTo(all.subList(0, 2));
    assertThat(two.getSessionsList()).isEqualTo(all.subList(2, 3));
    assertThat(two.getNextPageToken()).isEmpty();
  }

  @Test
  void endsTheSessionOfALogoutOnly() {
    var user = newCustomer();
    var here = login(user);
    var there = login(user);

    as(here).logout(LogoutRequest.getDefaultInstance());

    assertThat(reasonOfRefreshing(here)).isEqualTo(ErrorReason.TOKEN_INVALID);
    assertThat(sessionsOf(there)).singleElement().matches(Session::getCurrent);
    assertThat(auditOf(user)).containsSubsequence("SignIn", "SignIn", "SignOut");
  }

  @Test
  void revokesAnotherSessionOfTheCaller() {
    var user = newCustomer();
    var here = login(user);
    var lost = login(user);
    var id = current(sessionsOf(lost)).getId();

    as(here).revokeSession(RevokeSessionRequest.newBuilder().setId(id).build());

    assertThat(reasonOfRefreshing(lost)).isEqualTo(ErrorReason.TOKEN_INVALID);
    assertThat(sessionsOf(here)).hasSize(1);
    assertThat(auditOf(user)).endsWith("RevokeSession");
    var again = refusal(() -> as(here).revokeSession(revoking(id)));
    assertThat(again.code()).isEqualTo(Code.NOT_FOUND);
  }

  private static RevokeSessionRequest revoking(String id) {
    return RevokeSessionRequest.newBuilder().setId(id).build();
  }

  @Test
  void doesNotTellOfOtherPeoplesSessions() {
    var victim = login(newCustomer());
    var id = current(sessionsOf(victim)).getId();
    var stranger = as(login(newCustomer()));

    var theirs = refusal(() -> stranger.revokeSession(revoking(id)));
    var unknown = refusal(() -> stranger.revokeSession(revoking(UUID.randomUUID().toString())));

    assertThat(theirs.code()).isEqualTo(Code.NOT_FOUND).isEqualTo(unknown.code());
    assertThat(theirs.reason()).isEqualTo(unknown.reason());
    assertThat(sessionsOf(victim)).hasSize(1);
    assertThat(refusal(() -> stranger.revokeSession(revoking("x"))).violations()).hasSize(1);
  }

  @Test
  void storesTheSessionAndRestartsItsIdleClockOnly() {
    var session = login(newCustomer());
    var before = current(sessionsOf(session));
    jdbc.sql("update sessions set idle_expire_time = now() + interval '1 minute' where id = ?")
        .param(UUID.fromString(before.getId()))
        .update();

    var stored = as(session).storeToken(StoreTokenRequest.getDefaultInstance());

    assertThat(stored.getSessionId()).isEqualTo(before.getId());
    assertThat(stored.getExpireTime()).isEqualTo(before.getExpireTime());
    assertThat(between(before.getIdleExpireTime(), stored.getIdleExpireTime()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    var record = redisson.<String, String>getMap("karcis:user:session:" + before.getId());
    assertThat(record.readAllMap())
        .containsEntry("userId", session.getUser().getId())
        .containsEntry("expireTime", instant(stored.getExpireTime()).toString());
    assertThat(Duration.ofMillis(record.remainTimeToLive())).isBetween(IDLE.minusMinutes(1), IDLE);

    as(session).logout(LogoutRequest.getDefaultInstance());

    assertThat(record.isExists()).isFalse();
  }

  @Test
  void neverLengthensASessionBeyondItsAbsoluteEnd() {
    var session = login(newCustomer());
    var id = UUID.fromString(current(sessionsOf(session)).getId());
    jdbc.sql("update sessions set expire_time = now() + interval '1 hour' where id = ?")
        .param(id)
        .update();

    var stored = as(session).storeToken(StoreTokenRequest.getDefaultInstance());

    assertThat(stored.getIdleExpireTime()).isEqualTo(stored.getExpireTime());
    assertThat(Duration.between(Instant.now(), instant(stored.getExpireTime())))
        .isLessThanOrEqualTo(Duration.ofHours(1));

    jdbc.sql("update sessions set expire_time = now() + interval '1 minute' where id = ?")
        .param(id)
        .update();
    var renewed =
        auth()
            .refreshSession(
                RefreshSessionRequest.newBuilder()
                    .setRefreshToken(session.getRefreshToken())
                    .build());

    assertThat(renewed.getExpiresIn()).isBetween(50, 60);
  }

  @Test
  void auditsAReusedRefreshToken() {
    var user = newCustomer();
    var session = login(user);
    auth()
        .refreshSession(
            RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build());

    assertThat(reasonOfRefreshing(session)).isEqualTo(ErrorReason.TOKEN_INVALID);

    assertThat(auditOf(user)).endsWith("RefreshTokenReused");
  }

  @Test
  void auditsFailedSignInsWithoutTheAddress() {
    var user = newCustomer();
    var stranger = "Nobody-" + UUID.randomUUID() + "@mail.example";
    refusal(() -> login(user.getEmail(), "wrong wrong wrong"));
    refusal(() -> login(stranger, PASSWORD));

    assertThat(auditOf(user)).contains("SignInFailed");
    var unknown =
        jdbc.sql(
                """
                select resource_id || details from audit_log
                where action = 'SignInFailed' and resource_type = 'EmailAddress'
                order by id desc limit 1
                """)
            .query(String.class)
            .single();
    assertThat(unknown).matches("[0-9a-f]{64}\\{\\}");
  }

  private static Duration between(Timestamp start, Timestamp end) {
    return Duration.between(instant(start), instant(end));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
