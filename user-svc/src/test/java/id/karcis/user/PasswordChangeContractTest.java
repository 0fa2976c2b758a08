package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.ChangePasswordRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordChangeContractTest extends UserServiceTest {

  private static final String NEW_PASSWORD = "sawah-hijau-pagi";

  private static ChangePasswordRequest.Builder change(String id) {
    return ChangePasswordRequest.newBuilder()
        .setId(id)
        .setCurrentPassword(PASSWORD)
        .setNewPassword(NEW_PASSWORD);
  }

  private LoginResponse refresh(LoginResponse session) {
    return auth()
        .refreshSession(
            RefreshSessionRequest.newBuilder().setRefreshToken(session.getRefreshToken()).build());
  }

  private User me(LoginResponse session) {
    return users(session).getUser(GetUserRequest.newBuilder().setId("me").build());
  }

  private int audited(String id) {
    return audited("ChangePassword", id);
  }

  private int audited(String action, String id) {
    return jdbc.sql(
            """
            select count(*) from audit_log
            where action = ? and resource_type = 'User' and resource_id = ?
            """)
        .params(action, id)
        .query(Integer.class)
        .single();
  }

  @Test
  void takesTheNewPasswordAtOnceAndTheOldNoMore() {
    var user = newCustomer();
    var session = login(user);

    users(session).changePassword(change("me").build());

    assertThat(login(user.getEmail(), NEW_PASSWORD).getUser().getId()).isEqualTo(user.getId());
    assertThat(refusal(() -> login(user)).reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    assertThat(me(session).getEtag()).isNotEqualTo(user.getEtag());
    assertThat(audited(user.getId())).isEqualTo(1);
    assertThat(audited("PasswordCheckFailed", user.getId())).isZero();
  }

  @Test
  void endsTheOtherSessions() {
    var user = newCustomer();
    var session = login(user);
    var other = login(user);

    users(session).changePassword(change(user.getId()).build());

    assertThat(refusal(() -> me(other)).reason()).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(refusal(() -> refresh(other)).code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(me(refresh(session)).getId()).isEqualTo(user.getId());
  }

  @Test
  void refusesAWrongCurrentPasswordAndLeavesAllAsItWas() {
    var user = newCustomer();
    var session = login(user);
    var other = login(user);
    var request = change("me").setCurrentPassword("kopi-warung-senja").build();

    var refusal = refusal(() -> users(session).changePassword(request));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("currentPassword");
    assertThat(refusal.message()).doesNotContain("kopi-warung-senja", NEW_PASSWORD);
    assertThat(me(other)).isEqualTo(user);
    assertThat(login(user).getUser()).isEqualTo(user);
    assertThat(audited(user.getId())).isZero();
    assertThat(audited("PasswordCheckFailed", user.getId())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "short, STRING_MIN_LEN",
    "password123, WEAK_PASSWORD",
    "qwertyuiop, WEAK_PASSWORD",
    "warung-kopi-senja, SAME_PASSWORD"
  })
  void refusesNewPasswordsThatAreWeakOrOld(String wanted, String reason) {
    var session = login(newCustomer());
    var request = change("me").setNewPassword(wanted).build();

    var refusal = refusal(() -> users(session).changePassword(request));

    assertThat(refusal.violations()).hasSize(1);
    assertThat(refusal.violations().getFirst().field()).isEqualTo("newPassword");
    assertThat(refusal.violations().getFirst().reason()).isEqualTo(reason);
    assertThat(refusal.message()).doesNotContain(wanted);
  }

  @Test
  void namesBothPasswordsWhenBothAreBad() {
    var user = users().createUser(registration().setDisplayName("Siti Nurjanah Wulandari").build());
    var request =
        change("me").setCurrentPassword("wrong").setNewPassword("sitinurjanahwulandari1").build();

    var refusal = refusal(() -> users(login(user)).changePassword(request));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("currentPassword", "newPassword");
  }

  @Test
  void namesEveryMalformedField() {
    var request =
        ChangePasswordRequest.newBuilder()
            .setId("you")
            .setCurrentPassword("x".repeat(129))
            .setNewPassword("")
            .build();

    assertThat(refusal(() -> users(login(newCustomer())).changePassword(request)).violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("id", "currentPassword", "newPassword");
  }

  @Test
  void hidesOtherPeoplesAccounts() {
    var owner = newCustomer();
    var stranger = login(newCustomer());

    var others = refusal(() -> users(stranger).changePassword(change(owner.getId()).build()));
    var nobodys =
        refusal(() -> users(stranger).changePassword(change(UUID.randomUUID().toString()).build()));

    assertThat(List.of(others, nobodys))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.NOT_FOUND))
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND));
    assertThat(refusal(() -> users().changePassword(change(owner.getId()).build())).reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
    assertThat(login(owner).getUser()).isEqualTo(owner);
  }

  @Test
  void letsAnAdminChangeItWithTheirOwnPasswordAndEndsAllSessions() {
    var owner = newCustomer();
    var session = login(owner);
    var admin = adminSession();
    var wrong = change(owner.getId()).setCurrentPassword("kopi-warung-senja").build();

    assertThat(refusal(() -> users(admin).changePassword(wrong)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("currentPassword");
    users(admin).changePassword(change(owner.getId()).build());

    assertThat(refusal(() -> me(session)).reason()).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(me(admin).getEmail()).isEqualTo(ADMIN_EMAIL);
    assertThat(login(owner.getEmail(), NEW_PASSWORD).getUser().getId()).isEqualTo(owner.getId());
    assertThat(audited(owner.getId())).isEqualTo(1);
  }

  @Test
  void givesAPasswordToSomebodyWhoHasJustSignedInWithoutOne() {
    var user = newCustomer();
    var session = login(user);
    takePassword(user);
    var sendsOne = change("me").build();

    assertThat(refusal(() -> users(session).changePassword(sendsOne)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("currentPassword");
    users(session).changePassword(change("me").setCurrentPassword("").build());

    assertThat(login(user.getEmail(), NEW_PASSWORD).getUser().getId()).isEqualTo(user.getId());
  }

  @Test
  void wantsAFreshSignInFromSomebodyWithoutAPassword() {
    var user = newCustomer();
    var session = login(user);
    takePassword(user);
    jdbc.sql(
            "update sessions set create_time = now() - interval '601 seconds' where account_id = ?")
        .param(UUID.fromString(user.getId()))
        .update();
    var request = change("me").setCurrentPassword("").build();

    var refusal = refusal(() -> users(session).changePassword(request));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.REAUTHENTICATION_REQUIRED);
    assertThat(refusal.metadata()).containsEntry("maxAgeSeconds", "600");
  }

  /// As an account is that was opened by a sign-in with Google.
  private void takePassword(User user) {
    jdbc.sql("update accounts set password_hash = null where id = ?")
        .param(UUID.fromString(user.getId()))
        .update();
  }

  @Test
  void slowsDownWhoeverGuesses() {
    var user = newCustomer();
    var session = login(user);
    var wrong = change("me").setCurrentPassword("kopi-warung-senja").build();
    var reasons = new ArrayList<ErrorReason>();

    for (int i = 0; i < 8; i++) {
      reasons.add(refusal(() -> users(session).changePassword(wrong)).reason());
    }

    assertThat(reasons)
        .startsWith(ErrorReason.INVALID_FIELD)
        .endsWith(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(refusal(() -> users(session).changePassword(change("me").build())).retryAfter())
        .isNotNull();
  }

  @RepeatedTest(3)
  void letsOneOfManyChangesAtOnceWin() throws Exception {
    var user = newCustomer();
    var sessions = IntStream.range(0, 8).mapToObj(_ -> login(user)).toList();

    List<String> outcomes;
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, sessions.size())
              .<Callable<String>>mapToObj(i -> () -> outcome(sessions.get(i), i))
              .toList();
      outcomes = people.invokeAll(tasks).stream().map(it -> it.resultNow()).toList();
    }

    assertThat(outcomes).containsOnlyOnce("OK");
    assertThat(outcomes).containsAnyOf("INVALID_FIELD", "SESSION_ENDED", "TOO_MANY_REQUESTS");
    assertThat(outcomes).isSubsetOf("OK", "INVALID_FIELD", "SESSION_ENDED", "TOO_MANY_REQUESTS");
    var winner = outcomes.indexOf("OK");
    assertThat(login(user.getEmail(), NEW_PASSWORD + winner).getUser().getId())
        .isEqualTo(user.getId());
    assertThat(audited(user.getId())).isEqualTo(1);
  }

  private String outcome(LoginResponse session, int number) {
    try {
      users(session).changePassword(change("me").setNewPassword(NEW_PASSWORD + number).build());
      return "OK";
    } catch (RuntimeException failure) {
      return refusal(
              () -> {
                throw failure;
              })
          .reason()
          .name();
    }
  }
}
