package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// There is always an admin left: nobody takes the role from themselves, and whoever takes it from
/// somebody else still has it.
class RolesContractTest extends UserServiceTest {

  private User changeRole(LoginResponse admin, String id, User.Role role) {
    return users(admin)
        .updateUser(
            UpdateUserRequest.newBuilder()
                .setUser(User.newBuilder().setId(id).setRole(role))
                .build());
  }

  @Test
  void promotesAndDemotes() {
    var user = newCustomer();
    var admin = adminSession();

    assertThat(changeRole(admin, user.getId(), User.Role.ADMIN).getRole())
        .isEqualTo(User.Role.ADMIN);
    assertThat(login(user).getUser().getRole()).isEqualTo(User.Role.ADMIN);
    assertThat(changeRole(admin, user.getId(), User.Role.CUSTOMER).getRole())
        .isEqualTo(User.Role.CUSTOMER);
  }

  @Test
  void letsNoAdminStepDownOrGoByThemselves() {
    var admin = newAdmin();
    var session = login(admin);
    var deletion = DeleteUserRequest.newBuilder().setId(admin.getId()).build();

    var demoted = refusal(() -> changeRole(session, "me", User.Role.CUSTOMER));
    var deleted = refusal(() -> users(session).deleteUser(deletion));

    assertThat(List.of(demoted, deleted))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.PERMISSION_DENIED))
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(ErrorReason.ROLE_REQUIRED))
        .allSatisfy(it -> assertThat(it.message()).contains("another admin"));
    assertThat(login(admin).getUser().getRole()).isEqualTo(User.Role.ADMIN);
  }

  @RepeatedTest(8)
  void leavesOneOfTwoAdminsWhoDemoteEachOther() throws Exception {
    var one = newAdmin();
    var other = newAdmin();
    var outcomes = atOnce(demoting(login(one), other), demoting(login(other), one));

    assertThat(outcomes).containsOnlyOnce("OK");
    assertThat(outcomes).isSubsetOf("OK", "ROLE_REQUIRED", "SESSION_ENDED");
    assertThat(adminsAmong(one, other)).isEqualTo(1);
  }

  @RepeatedTest(8)
  void leavesOneOfTwoAdminsOfWhomOneDemotesAndOneDeletes() throws Exception {
    var one = newAdmin();
    var other = newAdmin();
    var deletion = DeleteUserRequest.newBuilder().setId(one.getId()).build();
    var session = login(other);
    var outcomes =
        atOnce(
            demoting(login(one), other), () -> outcome(() -> users(session).deleteUser(deletion)));

    assertThat(outcomes).containsOnlyOnce("OK");
    assertThat(outcomes).isSubsetOf("OK", "ROLE_REQUIRED", "SESSION_ENDED");
    assertThat(adminsAmong(one, other)).isEqualTo(1);
  }

  private Callable<String> demoting(LoginResponse admin, User other) {
    return () -> outcome(() -> changeRole(admin, other.getId(), User.Role.CUSTOMER));
  }

  private static List<String> atOnce(Callable<String> one, Callable<String> other)
      throws InterruptedException {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      return people.invokeAll(List.of(one, other)).stream().map(it -> it.resultNow()).toList();
    }
  }

  private static String outcome(Callable<?> call) throws Exception {
    try {
      call.call();
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

  private int adminsAmong(User one, User other) {
    return jdbc.sql(
            "select count(*) from accounts where role = 'ADMIN' and status = 'ACTIVE' and id in (?, ?)")
        .param(UUID.fromString(one.getId()))
        .param(UUID.fromString(other.getId()))
        .query(Integer.class)
        .single();
  }
}
