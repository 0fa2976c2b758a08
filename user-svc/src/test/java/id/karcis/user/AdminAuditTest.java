package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ExportUserRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.testing.AdminWrites;
import io.grpc.BindableService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever an admin does to other people's accounts leaves a row in the audit log. A new RPC for
/// admins must be added to [#writes].
class AdminAuditTest extends UserServiceTest {

  @Autowired private List<BindableService> services;

  private Map<String, Supplier<String>> writes() {
    return Map.of(
        "UserService/DeleteUser",
        () -> {
          var id = newCustomer().getId();
          var _ =
              users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(id).build());
          return id;
        });
  }

  @Test
  void everyWriteOfAnAdminIsAudited() {
    assertThat(writes().keySet())
        .as("tried here, and in the contract")
        .isEqualTo(AdminWrites.of(services));
    writes()
        .forEach((rpc, write) ->
            assertThat(actions(write.get())).as(rpc).contains(rpc.replaceAll(".*/", "")));
  }

  @Test
  void whatAnAdminDoesToTheAccountsOfOthersIsAudited() {
    var user = newAdmin();
    var change = User.newBuilder().setId(user.getId()).setDisplayName("Sri");
    var request = UpdateUserRequest.newBuilder().setUser(change);
    request.getUpdateMaskBuilder().addPaths("display_name");
    var _ = users(adminSession()).updateUser(request.build());
    var _ =
        users(adminSession())
            .exportUser(ExportUserRequest.newBuilder().setId(user.getId()).build());
    assertThat(actions(user.getId())).containsExactly("CreateUser", "UpdateUser", "ExportUser");
  }

  private List<String> actions(String userId) {
    var admin = UUID.fromString(adminSession().getUser().getId());
    return jdbc.sql("select action from audit_log where resource_id = ? and actor = ? order by id")
        .param(userId)
        .param(admin)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
