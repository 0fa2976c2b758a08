package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UserUpdateContractTest extends UserServiceTest {

  private static UpdateUserRequest put(User.Builder user) {
    return UpdateUserRequest.newBuilder().setUser(user).build();
  }

  private static UpdateUserRequest patch(User.Builder user, String... paths) {
    return put(user).toBuilder()
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
        .build();
  }

  private static User.Builder me() {
    return User.newBuilder().setId("me");
  }

  @Test
  void writesTheFieldsThatAreSent() {
    var before = users().createUser(registration().setPhoneNumber("+6281234567890").build());

    var after = users(login(before)).updateUser(put(me().setDisplayName("ꦫꦠ꧀ꦤ")));

    assertThat(after.getDisplayName()).isEqualTo("ꦫꦠ꧀ꦤ");
    assertThat(after.getPhoneNumber()).isEqualTo(before.getPhoneNumber());
    assertThat(after.getEmail()).isEqualTo(before.getEmail());
    assertThat(after.getEtag()).isNotEqualTo(before.getEtag());
    assertThat(after.getCreateTime()).isEqualTo(before.getCreateTime());
  }

  @Test
  void writesOnlyWhatTheMaskNames() {
    var before = users().createUser(registration().setPhoneNumber("+6281234567890").build());

    var after = users(login(before)).updateUser(patch(me().setDisplayName("Dewi"), "phone_number"));

    assertThat(after.getPhoneNumber()).isEmpty();
    assertThat(after.getDisplayName()).isEqualTo(before.getDisplayName());
  }

  @Test
  void takesBackWhatItSent() {
    var before = newCustomer();

    var after = users(login(before)).updateUser(put(before.toBuilder()));

    assertThat(after).isEqualTo(before);
  }

  @Test
  void leavesTheLeaderboardAndComesBack() {
    var session = users(login(newCustomer()));
    assertThat(session.getUser(GetUserRequest.newBuilder().setId("me").build()))
        .matches(user -> user.hasLeaderboardOptOut() && !user.getLeaderboardOptOut());

    var out = session.updateUser(put(me().setLeaderboardOptOut(true)));
    var stillOut = session.updateUser(put(me().setDisplayName("Dewi")));
    var back = session.updateUser(patch(me(), "leaderboard_opt_out"));

    assertThat(out.getLeaderboardOptOut()).isTrue();
    assertThat(stillOut.getLeaderboardOptOut()).isTrue();
    assertThat(back.getLeaderboardOptOut()).isFalse();
    assertThat(session.updateUser(put(me().setLeaderboardOptOut(false)))).isEqualTo(back);
  }

  @Test
  void refusesToClearWhatEverybodyHas() {
    var session = users(login(newCustomer()));

    for (var path : List.of("email", "display_name", "role")) {
      assertThat(refusal(() -> session.updateUser(patch(me(), path))).reason())
          .isEqualTo(ErrorReason.INVALID_FIELD);
    }
    assertThat(refusal(() -> session.updateUser(put(me().setEmail("")))).violations())
        .extracting(FieldViolation::field)
        .containsExactly("user.email");
    assertThat(refusal(() -> session.updateUser(patch(me(), "password_hash"))).violations())
        .extracting(FieldViolation::field)
        .containsExactly("updateMask");
  }

  @Test
  void refusesAStaleEtag() {
    var before = newCustomer();
    var session = users(login(before));
    session.updateUser(put(me().setDisplayName("Dewi").setEtag(before.getEtag())));

    var refusal =
        refusal(
            () -> session.updateUser(put(me().setDisplayName("Ayu").setEtag(before.getEtag()))));

    assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.STALE_ETAG);
  }

  @Test
  void letsOneOfTwoEditsOfTheSameVersionThrough() throws Exception {
    var before = newCustomer();
    var session = users(login(before));
    Callable<Boolean> edit =
        () -> {
          try {
            session.updateUser(
                put(
                    me().setDisplayName("Dewi" + Thread.currentThread().threadId())
                        .setEtag(before.getEtag())));
            return true;
          } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Code.ABORTED);
            return false;
          }
        };
    try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = editors.invokeAll(List.of(edit, edit, edit, edit, edit, edit));

      assertThat(done.stream().filter(result -> result.resultNow())).hasSize(1);
    }
  }

  @Test
  void takesANewAddressForUnproved() {
    var user = newCustomer();
    jdbc.sql("update accounts set email_verified = true where id = ?")
        .param(UUID.fromString(user.getId()))
        .update();
    var session = users(login(user));

    assertThat(session.updateUser(put(me().setDisplayName("Dewi"))).getEmailVerified()).isTrue();
    var email = newEmail();
    var after = session.updateUser(put(me().setEmail(email)));

    assertThat(after.getEmailVerified()).isFalse();
    assertThat(login(email, PASSWORD).getUser().getId()).isEqualTo(user.getId());
  }

  @Test
  void wantsAFreshSignInForANewAddress() {
    var user = newCustomer();
    var session = users(login(user));
    jdbc.sql("update sessions set create_time = now() - interval '11 minutes' where account_id = ?")
        .param(UUID.fromString(user.getId()))
        .update();

    var refusal = refusal(() -> session.updateUser(put(me().setEmail(newEmail()))));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.REAUTHENTICATION_REQUIRED);
    assertThat(refusal.metadata()).containsEntry("maxAgeSeconds", "600");
    var upperCase = user.getEmail().toUpperCase(Locale.ROOT);
    assertThat(session.updateUser(put(me().setEmail(upperCase))).getEmail()).isEqualTo(upperCase);
    assertThat(session.updateUser(put(me().setDisplayName("Dewi"))).getDisplayName())
        .isEqualTo("Dewi");
  }

  @Test
  void endsTheOtherSessionsWithANewAddress() {
    var user = newCustomer();
    var elsewhere = users(login(user));
    var here = users(login(user));

    var _ = here.updateUser(put(me().setEmail(newEmail())));

    assertThat(refusal(() -> elsewhere.updateUser(put(me().setDisplayName("Dewi")))).reason())
        .isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(here.updateUser(put(me().setDisplayName("Ayu"))).getDisplayName()).isEqualTo("Ayu");
    assertThat(
            jdbc.sql("select action from audit_log where resource_id = ? and actor = ?")
                .param(user.getId())
                .param(UUID.fromString(user.getId()))
                .query(String.class)
                .list())
        .contains("ChangeAddress");
  }

  @Test
  void refusesAnAddressOfSomebodyElse() {
    var other = newCustomer();
    var session = users(login(newCustomer()));

    var refusal = refusal(() -> session.updateUser(put(me().setEmail(other.getEmail()))));

    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.EMAIL_TAKEN);
  }

  @Test
  void hidesOtherPeoplesAccounts() {
    var owner = newCustomer();
    var stranger = users(login(newCustomer()));

    var refusal =
        refusal(() ->
            stranger.updateUser(
                put(User.newBuilder().setId(owner.getId()).setDisplayName("Mine"))));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
  }

  @Test
  void letsNobodyRaiseTheirOwnRole() {
    var customer = newCustomer();
    var session = users(login(customer));

    for (var attack :
        List.of(
            put(me().setRole(User.Role.ADMIN)),
            patch(me().setRole(User.Role.ADMIN), "role"),
            patch(me().setRole(User.Role.ADMIN).setDisplayName("x"), "*"),
            put(User.newBuilder().setId(customer.getId()).setRole(User.Role.ADMIN)))) {
      var refusal = refusal(() -> session.updateUser(attack));
      assertThat(refusal.code()).isIn(Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT);
    }
    assertThat(roleOf(customer)).isEqualTo("CUSTOMER");
  }

  @Test
  void letsAdminsChangeRolesButNotTheirOwn() {
    var admin = newAdmin();
    var session = users(login(admin));
    var customer = newCustomer();

    var raised =
        session.updateUser(put(User.newBuilder().setId(customer.getId()).setRole(User.Role.ADMIN)));
    Refusal own = refusal(() -> session.updateUser(put(me().setRole(User.Role.CUSTOMER))));

    assertThat(raised.getRole()).isEqualTo(User.Role.ADMIN);
    assertThat(own.reason()).isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(roleOf(admin)).isEqualTo("ADMIN");
    assertThat(
            jdbc.sql("select actor from audit_log where action = 'UpdateUser' and resource_id = ?")
                .param(customer.getId())
                .query(UUID.class)
                .list())
        .containsExactly(UUID.fromString(admin.getId()));
  }

  @Test
  void takesRightsWithTheRoleThoughTheTokenStillHasIt() {
    var admin = newAdmin();
    var session = users(login(admin));
    var victim = newCustomer();
    // As an instance sees it that has not heard yet that the change of role ended the session.
    jdbc.sql("update accounts set role = 'CUSTOMER' where id = ?")
        .param(UUID.fromString(admin.getId()))
        .update();

    var attacks =
        List.<Supplier<? extends Message>>of(
            () ->
                session.updateUser(
                    put(User.newBuilder().setId(victim.getId()).setEmail(newEmail()))),
            () -> session.updateUser(put(me().setRole(User.Role.ADMIN))),
            () -> session.createUser(registration().setRole(User.Role.ADMIN).build()),
            () -> session.deleteUser(DeleteUserRequest.newBuilder().setId(victim.getId()).build()));

    assertThat(attacks)
        .allSatisfy(
            attack -> assertThat(refusal(attack).reason()).isEqualTo(ErrorReason.ROLE_REQUIRED));
  }

  private String roleOf(User user) {
    return jdbc.sql("select role from accounts where id = ?")
        .param(UUID.fromString(user.getId()))
        .query(String.class)
        .single();
  }
}
