package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuthContractTest extends UserServiceTest {

  private LoginResponse refresh(LoginResponse session) {
    return refresh(session.getRefreshToken());
  }

  private LoginResponse refresh(String token) {
    return auth().refreshSession(RefreshSessionRequest.newBuilder().setRefreshToken(token).build());
  }

  private void assertRefused(LoginResponse session) {
    var refusal = refusal(() -> refresh(session));
    assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
  }

  private static UUID sessionOf(LoginResponse session) throws Exception {
    return UUID.fromString(
        SignedJWT.parse(session.getAccessToken()).getJWTClaimsSet().getStringClaim("sid"));
  }

  @Test
  void signsInWithTheAddressInAnyCase() {
    var user = newCustomer();

    var session = login(user.getEmail().toUpperCase(Locale.ROOT), PASSWORD);

    assertThat(session.getTokenType()).isEqualTo("Bearer");
    assertThat(session.getExpiresIn()).isEqualTo(600);
    assertThat(session.getUser()).isEqualTo(user);
    assertThat(Base64.getUrlDecoder().decode(session.getRefreshToken())).hasSize(32);
  }

  @Test
  void tellsInTheTokenWhoSpeaksAndProvesItWithAPublishedKey() throws Exception {
    var user = newCustomer();
    var jwt = SignedJWT.parse(login(user).getAccessToken());
    var claims = jwt.getJWTClaimsSet();
    var body = auth().getJwks(Empty.getDefaultInstance());
    var published = body.getData().toStringUtf8();
    var key = JWKSet.parse(published).getKeyByKeyId(jwt.getHeader().getKeyID());

    assertThat(body.getContentType()).isEqualTo("application/jwk-set+json");
    assertThat(published).doesNotContain("\"d\"");
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(jwt.verify(new ECDSAVerifier((ECKey) key))).isTrue();
    assertThat(claims.getIssuer()).isEqualTo("karcis");
    assertThat(claims.getAudience()).containsExactly("karcis");
    assertThat(claims.getSubject()).isEqualTo(user.getId());
    assertThat(claims.getStringClaim("role")).isEqualTo("CUSTOMER");
    assertThat(claims.getStringClaim("sid")).isNotEmpty();
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void describesItselfAsOpenIdConnectDoes() throws Exception {
    var body = auth().getOpenIdConfiguration(Empty.getDefaultInstance());
    var document = JSONObjectUtils.parse(body.getData().toStringUtf8());

    assertThat(body.getContentType()).isEqualTo("application/json");
    assertThat(document)
        .containsEntry("issuer", "karcis")
        .containsEntry("jwks_uri", "http://localhost:3001/.well-known/jwks.json");
  }

  @Test
  void doesNotTellWhetherAddressOrPasswordIsWrong() {
    var known = refusal(() -> login(newCustomer().getEmail(), "another password"));
    var unknown = refusal(() -> login(newEmail(), PASSWORD));
    var impossible = refusal(() -> login("a\u0000b", PASSWORD));

    assertThat(known.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(known.reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    for (var other : List.of(unknown, impossible)) {
      assertThat(other.reason()).isEqualTo(known.reason());
      assertThat(other.message()).isEqualTo(known.message());
    }
  }

  @Test
  void slowsDownGuessingFromOneAddressButNotTheOwner() {
    var user = newCustomer();
    var wrong =
        LoginRequest.newBuilder().setEmail(user.getEmail()).setPassword("guess-guess").build();
    var attacker = with(auth(), "x-forwarded-for", "198.51.100.9");
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(() -> attacker.login(wrong)).reason())
          .isEqualTo(ErrorReason.BAD_CREDENTIALS);
    }

    var refusal = refusal(() -> attacker.login(wrong));

    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter()).isPositive();
    var owner = with(auth(), "x-forwarded-for", "203.0.113.7");
    assertThat(owner.login(wrong.toBuilder().setPassword(PASSWORD).build()).getUser())
        .isEqualTo(user);
  }

  @Test
  void exchangesARefreshTokenOnce() {
    var first = login(newCustomer());

    var second = refresh(first);
    var third = refresh(second);

    assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    assertThat(third.getUser()).isEqualTo(first.getUser());
    assertThat(users(third).getUser(GetUserRequest.newBuilder().setId("me").build()))
        .isEqualTo(first.getUser());
  }

  @Test
  void endsTheSessionWhenATokenComesTwice() {
    var user = newCustomer();
    var first = login(user);
    var other = login(user);
    var second = refresh(first);

    assertRefused(first);

    assertRefused(second);
    assertThat(refresh(other).getUser()).isEqualTo(user);
  }

  @Test
  void renewsOnceWhenTheSameTokenComesManyTimesAtOnce() throws Exception {
    var session = login(newCustomer());
    Callable<Boolean> attempt =
        () -> {
          try {
            refresh(session);
            return true;
          } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
            return false;
          }
        };
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = clients.invokeAll(IntStream.range(0, 16).mapToObj(_ -> attempt).toList());

      assertThat(done.stream().filter(result -> result.resultNow())).hasSize(1);
    }
  }

  @Test
  void refusesUnknownRefreshTokens() {
    for (var token :
        List.of(
            "x",
            "' or 1=1 --",
            "\u0000",
            login(newCustomer()).getAccessToken().substring(0, 128))) {
      assertThat(refusal(() -> refresh(token)).reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
    }
    assertThat(refusal(() -> refresh("")).reason()).isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void endsIdleAndOldSessions() throws Exception {
    for (var column : List.of("idle_expire_time", "expire_time")) {
      var session = login(newCustomer());
      jdbc.sql("update sessions set " + column + " = now() - interval '1 second' where id = ?")
          .param(sessionOf(session))
          .update();

      assertRefused(session);
    }
  }

  @Test
  void limitsSessionsByIdleAndAbsoluteTime() throws Exception {
    var session = login(newCustomer());
    refresh(session);

    var lives =
        jdbc.sql(
                """
                select extract(epoch from expire_time - create_time)::bigint,
                       extract(epoch from idle_expire_time - refresh_time)::bigint
                from sessions where id = ?
                """)
            .param(sessionOf(session))
            .query((row, _) ->
                List.of(Duration.ofSeconds(row.getLong(1)), Duration.ofSeconds(row.getLong(2))))
            .single();
    assertThat(lives).containsExactly(Duration.ofDays(30), Duration.ofDays(7));
  }

  @Test
  void keepsABoundedNumberOfSessions() {
    var user = newCustomer();
    var first = login(user);
    var second = login(user);
    var renewed = refresh(first);
    for (int i = 0; i < 19; i++) {
      login(user);
    }

    assertRefused(second);
    assertThat(refresh(renewed).getUser()).isEqualTo(user);
    assertThat(
            jdbc.sql("select count(*) from sessions where account_id = ? and end_time is null")
                .param(UUID.fromString(user.getId()))
                .query(Long.class)
                .single())
        .isEqualTo(20);
  }

  @Test
  void countsSessionsRightWhenOneAccountSignsInManyTimesAtOnce() throws Exception {
    var user = newCustomer();
    Callable<LoginResponse> attempt = () -> login(user);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = clients.invokeAll(IntStream.range(0, 60).mapToObj(_ -> attempt).toList());

      assertThat(done).allMatch(result -> result.state() == Future.State.SUCCESS);
    }
    assertThat(
            jdbc.sql("select count(*) from sessions where account_id = ? and end_time is null")
                .param(UUID.fromString(user.getId()))
                .query(Long.class)
                .single())
        .isEqualTo(20);
  }

  @Test
  void storesNoRefreshTokenInTheClear() {
    var session = login(newCustomer());

    assertThat(
            jdbc.sql("select count(*) from refresh_tokens where token_hash = ?")
                .param(session.getRefreshToken().getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void endsTheSessionsOfAnAccountWhoseRoleChanges() throws Exception {
    var user = newCustomer();
    var session = login(user);
    users(adminSession())
        .updateUser(
            UpdateUserRequest.newBuilder()
                .setUser(User.newBuilder().setId(user.getId()).setRole(User.Role.ADMIN))
                .build());

    assertRefused(session);
    assertThat(
            SignedJWT.parse(login(user).getAccessToken()).getJWTClaimsSet().getStringClaim("role"))
        .isEqualTo("ADMIN");
  }

  @Test
  void endsTheSessionsOfADeletedAccount() {
    var user = newCustomer();
    var session = login(user);

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());

    assertRefused(session);
  }

  @Test
  void refusesTokensItDidNotSign() {
    var session = login(newCustomer());
    var parts = session.getAccessToken().split("\\.", -1);
    var none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    for (var token :
        List.of(
            "x",
            none + "." + parts[1] + ".",
            parts[0]
                + "."
                + parts[1]
                + "."
                + parts[2].replace(parts[2].charAt(5), parts[2].charAt(5) == 'A' ? 'B' : 'A'))) {
      var stub = with(users(), "authorization", "Bearer " + token);
      assertThat(
              refusal(() -> stub.getUser(GetUserRequest.newBuilder().setId("me").build())).reason())
          .isEqualTo(ErrorReason.TOKEN_INVALID);
    }
  }
}
