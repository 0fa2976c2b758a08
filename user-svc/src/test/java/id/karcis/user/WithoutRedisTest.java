package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ExportUserRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.ListSearchesRequest;
import id.karcis.api.user.v1.SaveSearchRequest;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc;
import id.karcis.platform.testing.TestServers;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/// Starts a second instance on the same database, with no Redis where the setting says.
@ExtendWith(OutputCaptureExtension.class)
@ContextConfiguration(initializers = WithoutRedisTest.NoRedis.class)
class WithoutRedisTest extends UserServiceTest {

  @Autowired private RedissonClient redisson;

  /// Comes after the dynamic properties of the base, which would win over others of this class.
  static final class NoRedis
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try (var redis = TestServers.newRedis()) {
        TestPropertyValues.of("karcis.redis.url=" + redis.uri()).applyTo(context);
      }
    }
  }

  @Test
  void hasNoRedis() {
    assertThat(catchThrowable(() -> redisson.getKeys().count())).isInstanceOf(RedisException.class);
  }

  @Test
  void letsPeopleRegisterAndSignIn() {
    var user = newCustomer();

    assertThat(users(login(user)).getUser(GetUserRequest.newBuilder().setId("me").build()))
        .isEqualTo(user);
  }

  @Test
  void tellsThatSearchesAreAwayAndDeletesAccounts() {
    var user = newCustomer();
    var searches = stub(login(user), SearchHistoryServiceGrpc::newBlockingStub);

    var saving =
        refusal(
            () -> searches.saveSearch(SaveSearchRequest.newBuilder().setQuery("gamelan").build()));
    var listing = refusal(() -> searches.listSearches(ListSearchesRequest.getDefaultInstance()));
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());

    assertThat(List.of(saving, listing))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.UNAVAILABLE))
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE));
    assertThat(refusal(() -> login(user)).reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
  }

  @Test
  void exportsNothingRatherThanAllButTheSearches() {
    var users = users(login(newCustomer()));
    var refusal =
        refusal(() -> users.exportUser(ExportUserRequest.newBuilder().setId("me").build()));
    assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
  }

  @Test
  void logsAnOutageAsOneLineWithItsRequest(CapturedOutput output) {
    var searches = stub(login(newCustomer()), SearchHistoryServiceGrpc::newBlockingStub);
    var identified = with(searches, "x-request-id", "outage-7");

    refusal(() -> identified.listSearches(ListSearchesRequest.getDefaultInstance()));

    assertThat(output.getAll().lines().filter(line -> line.contains("cache is away")))
        .anySatisfy(line -> assertThat(line).contains("\"requestId\":\"outage-7\""));
    assertThat(output.getAll()).doesNotContain("failed to append");
  }

  @Test
  void findsTheAdminOfTheSettingsOnce() {
    assertThat(adminSession().getUser().getEmail()).isEqualTo(ADMIN_EMAIL);
    assertThat(
            jdbc.sql("select count(*) from accounts where email = ?")
                .param(ADMIN_EMAIL)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
