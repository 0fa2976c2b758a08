package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.Refusal;
import id.karcis.user.account.Accounts;
import id.karcis.user.session.Device;
import id.karcis.user.session.SignIn;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whose account an identity opens.
class AccountLinkingTest extends GoogleSignInTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Autowired private Accounts accounts;
  @Autowired private SignIn signIn;

  private User signInAs(String subject, String email) {
    return signIn(person(subject, email)).answer().getUser();
  }

  private static String newSubject() {
    return UUID.randomUUID().toString();
  }

  private LoginResponse refresh(LoginResponse session) {
    return auth()
        .refreshSession(
            RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build());
  }

  private List<@Nullable String> auditOf(User user) {
    return jdbc.sql("select action from audit_log where resource_id = ? order by create_time")
        .param(user.getId())
        .query(String.class)
        .list();
  }

  private int identitiesOf(User user) {
    return jdbc.sql("select count(*) from identities where account_id = ?::uuid")
        .param(user.getId())
        .query(Integer.class)
        .single();
  }

  private static void assertNotVerified(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.EMAIL_NOT_VERIFIED);
    assertThat(refusal.metadata()).isEmpty();
  }

  @Test
  void opensAnAccountForANewPerson() {
    var email = newEmail();

    var user = signInAs(newSubject(), email);

    assertThat(user.getEmail()).isEqualTo(email);
    assertThat(user.getEmailVerified()).isTrue();
    assertThat(user.getDisplayName()).isEqualTo("Dewi Lestari");
    assertThat(user.getRole()).isEqualTo(User.Role.CUSTOMER);
    assertThat(auditOf(user)).contains("LinkIdentity");
  }

  @Test
  void letsNobodyInWithAPasswordThatIsNone() {
    var user = signInAs(newSubject(), newEmail());

    for (var password : List.of(PASSWORD, "nobody", " ")) {
      var refusal = refusal(() -> login(user.getEmail(), password));
      assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    }
  }

  @Test
  void findsThePersonAgainWhateverTheAddressIsByThen() {
    var subject = newSubject();
    var user = signInAs(subject, newEmail());
    var other = newCustomer();

    assertThat(signInAs(subject, newEmail()).getId()).isEqualTo(user.getId());
    assertThat(signInAs(subject, other.getEmail()).getId()).isEqualTo(user.getId());
    assertThat(signIn(person(subject, "").claim("email", null)).answer().getUser().getId())
        .isEqualTo(user.getId());
    assertThat(
            signIn(person(subject, newEmail()).claim("email_verified", false)).answer().getUser())
        .isEqualTo(user);
  }

  @Test
  void joinsTheAccountOfAProvedAddressAndLeavesItAsItIs() {
    var email = newEmail();
    var user = signInAs(newSubject(), email);
    var session = signIn(person(newSubject(), newEmail())).answer();

    var again = signInAs(newSubject(), email.toUpperCase(Locale.ROOT));

    assertThat(again).isEqualTo(user);
    assertThat(identitiesOf(user)).isEqualTo(2);
    assertThat(refresh(session).getAccessToken()).isNotEmpty();
  }

  @Test
  void givesAnAccountToTheOwnerOfItsAddressWithoutWhatTheOtherOneLeft() {
    var squatter = users().createUser(registration().setPhoneNumber("+6281234567890").build());
    var squattersSession = login(squatter);

    var owner = signInAs(newSubject(), squatter.getEmail());

    assertThat(owner.getId()).isEqualTo(squatter.getId());
    assertThat(owner.getEmailVerified()).isTrue();
    assertThat(owner.getPhoneNumber()).isEmpty();
    assertThat(refusal(() -> login(squatter)).reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    assertThat(refusal(() -> refresh(squattersSession)).code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(auditOf(owner)).contains("ClaimAccount", "LinkIdentity");
  }

  /// Their sign-in was decided before the owner came, and opens its session after.
  @Test
  void letsNoSignInOfASquatterInThatWasUnderWay() {
    var squatter = newCustomer();
    var decidedOn = accounts.findActive(UUID.fromString(squatter.getId())).orElseThrow();
    signInAs(newSubject(), squatter.getEmail());

    var device = new Device("", "");
    for (var sessions :
        List.<Runnable>of(
            () -> signIn.open(decidedOn, device), () -> signIn.openBriefly(decidedOn, device))) {
      assertThatThrownBy(sessions::run)
          .isInstanceOfSatisfying(
              Refusal.class, it -> assertThat(it.reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS));
    }
  }

  @Test
  void letsNoIdentityOfASquatterInAfterwards() {
    var squattersSubject = newSubject();
    var squattersSession = signIn(person(squattersSubject, newEmail())).answer();
    var victimsEmail = newEmail();
    var squatted =
        users(squattersSession)
            .updateUser(
                UpdateUserRequest.newBuilder()
                    .setUser(User.newBuilder().setId("me").setEmail(victimsEmail))
                    .build());
    assertThat(squatted.getEmailVerified()).isFalse();

    var victim = signInAs(newSubject(), victimsEmail);
    var squatterAgain = signInAs(squattersSubject, newEmail());

    assertThat(victim.getId()).isEqualTo(squatted.getId());
    assertThat(squatterAgain.getId()).isNotEqualTo(victim.getId());
    assertThat(identitiesOf(victim)).isEqualTo(1);
  }

  @Test
  void doesNotJoinByAnAddressThatTheIssuerHasNotVerified() {
    var user = newCustomer();

    assertNotVerified(
        refusedToken(it ->
            it.subject(newSubject())
                .claim("email", user.getEmail())
                .claim("email_verified", false)));
    assertNotVerified(
        refusedToken(it ->
            it.subject(newSubject())
                .claim("email", user.getEmail())
                .claim("email_verified", null)));
    assertThat(login(user).getUser()).isEqualTo(user);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nobody", "a@b", "a@localhost", "a b@mail.example", "a\u0000@b.example"})
  void opensNoAccountWithoutAnAddress(String email) {
    assertNotVerified(refusedToken(it -> it.subject(newSubject()).claim("email", email)));
  }

  @Test
  void opensNoAccountForAnAddressThatIsNoText() {
    assertNotVerified(
        refusedToken(it -> it.subject(newSubject()).claim("email", List.of("a@b.example"))));
    assertNotVerified(refusedToken(it -> it.subject(newSubject()).claim("email", null)));
  }

  @Test
  void believesVerifiedAsTextToo() {
    var claims = person(newSubject(), newEmail()).claim("email_verified", "true");

    assertThat(signIn(claims).answer().getUser().getEmailVerified()).isTrue();
  }

  @Test
  void makesANameFitToBeShown() {
    var email = newEmail();
    var local = email.substring(0, email.indexOf('@'));

    assertThat(nameOf(newEmail(), "  Dewi\r\nLestari ")).isEqualTo("Dewi Lestari");
    assertThat(nameOf(newEmail(), "x".repeat(200))).isEqualTo("x".repeat(100));
    assertThat(nameOf(email, "\u200b")).isEqualTo(local);
    assertThat(signIn(person(newSubject(), email).claim("name", null)).answer().getUser())
        .satisfies(user -> assertThat(user.getDisplayName()).isEqualTo(local));
  }

  private String nameOf(String email, String name) {
    return signIn(person(newSubject(), email).claim("name", name))
        .answer()
        .getUser()
        .getDisplayName();
  }

  @Test
  void neitherGivesNorEmptiesAnAdminsAccountWhoseAddressIsNotProved() {
    var admin = newAdmin();

    assertNotVerified(
        refusedToken(it -> it.subject(newSubject()).claim("email", admin.getEmail())));

    assertThat(login(admin).getUser()).isEqualTo(admin);
  }

  @Test
  void joinsAnAdminsAccountWhoseAddressIsProved() {
    var subject = newSubject();
    var user = signInAs(subject, newEmail());
    users(adminSession())
        .updateUser(
            UpdateUserRequest.newBuilder()
                .setUser(User.newBuilder().setId(user.getId()).setRole(User.Role.ADMIN))
                .build());

    var admin = signInAs(newSubject(), user.getEmail());

    assertThat(admin.getId()).isEqualTo(user.getId());
    assertThat(admin.getRole()).isEqualTo(User.Role.ADMIN);
  }

  @Test
  void makesOneAccountOfManyFirstSignIns() throws Exception {
    var subject = newSubject();
    var email = newEmail();
    var ids = new HashSet<String>();

    for (var user : raced(subject, email)) {
      ids.add(user.getId());
    }

    assertThat(ids).hasSize(1);
    assertThat(
            jdbc.sql("select count(*) from accounts where lower(email) = lower(?)")
                .param(email)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  /// Half of them with an identity of their own, for the same address.
  private List<User> raced(String subject, String email) throws Exception {
    ISSUER.on(
        ScriptedIssuer.TOKEN,
        form -> {
          var nonceAndSubject = form.getOrDefault("code", "").split(" ");
          var claims = person(nonceAndSubject[1], email).claim("nonce", nonceAndSubject[0]);
          return ScriptedIssuer.Reply.ok(
              "{\"id_token\": \"%s\"}".formatted(ISSUER.signed(claims.build())));
        });
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 8)
              .<Callable<User>>mapToObj(i -> () -> signInByCode(i % 2 == 0 ? subject : subject + i))
              .toList();
      return people.invokeAll(tasks).stream().map(it -> it.resultNow()).toList();
    }
  }

  private User signInByCode(String subject) {
    var begun = begin();
    var code = begun.nonce() + " " + subject;
    return complete(begun.binding(), answer(begun).toBuilder().setCode(code).build())
        .answer()
        .getUser();
  }

  @Test
  void keepsTheIssuersRefreshTokenEncryptedAndRevokesItWithTheAccount() {
    var begun = begin();
    var subject = newSubject();
    var email = newEmail();
    var claims = person(subject, email).claim("nonce", begun.nonce()).build();
    ISSUER.gives(ISSUER.signed(claims), "the-issuers-refresh-token");
    var user = complete(begun).answer().getUser();

    var kept =
        jdbc.sql("select refresh_token from identities where account_id = ?::uuid")
            .param(user.getId())
            .query(byte[].class)
            .single();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("refresh-token");

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());

    assertThat(identitiesOf(user)).isZero();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(ISSUER.requests(ScriptedIssuer.REVOKE))
                .extracting(ScriptedIssuer.Request::form)
                .containsExactly(
                    Map.of(
                        "token", "the-issuers-refresh-token",
                        "token_type_hint", "refresh_token")));
    assertThat(signInAs(subject, email).getId()).isNotEqualTo(user.getId());
  }

  /// As when its key is lost. Another token of the same account is revoked all the same.
  @Test
  void deletesAnAccountWhoseTokenCannotBeDecrypted() {
    var email = newEmail();
    var lost = newSubject();
    signInKeeping("a-token-that-is-lost", lost, email);
    var user = signInKeeping("a-token-that-is-kept", newSubject(), email);
    jdbc.sql("update identities set refresh_token = ? where subject = ?")
        .param("no ciphertext".getBytes(StandardCharsets.UTF_8))
        .param(lost)
        .update();

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());

    assertThat(identitiesOf(user)).isZero();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(ISSUER.requests(ScriptedIssuer.REVOKE))
                .extracting(it -> it.form().getOrDefault("token", ""))
                .containsExactly("a-token-that-is-kept"));
  }

  private User signInKeeping(String refreshToken, String subject, String email) {
    var begun = begin();
    var claims = person(subject, email).claim("nonce", begun.nonce()).build();
    ISSUER.gives(ISSUER.signed(claims), refreshToken);
    return complete(begun).answer().getUser();
  }

  @Test
  void revokesAfterAnOutageOfTheIssuer() {
    var begun = begin();
    var claims = person(newSubject(), newEmail()).claim("nonce", begun.nonce()).build();
    ISSUER.gives(ISSUER.signed(claims), "another-refresh-token");
    var user = complete(begun).answer().getUser();
    ISSUER.on(ScriptedIssuer.REVOKE, new ScriptedIssuer.Reply(503, ""));
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());
    await().atMost(PATIENCE).until(() -> ISSUER.requests(ScriptedIssuer.REVOKE).size() >= 1);

    ISSUER.on(ScriptedIssuer.REVOKE, ScriptedIssuer.Reply.ok(""));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    jdbc.sql("select count(*) from outbox where topic = 'revoke-provider-token'")
                        .query(Integer.class)
                        .single())
                .isZero());
  }
}
