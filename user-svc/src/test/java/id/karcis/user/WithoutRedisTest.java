package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.platform.testing.TestServers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Starts a second instance on the same database, with no Redis where the setting says.
class WithoutRedisTest extends UserServiceTest {

  @DynamicPropertySource
  static void noRedis(DynamicPropertyRegistry registry) {
    try (var redis = TestServers.newRedis()) {
      var uri = redis.uri();
      registry.add("karcis.redis.url", () -> uri);
    }
  }

  @Test
  void letsPeopleRegisterAndSignIn() {
    var user = newCustomer();

    assertThat(users(login(user)).getUser(GetUserRequest.newBuilder().setId("me").build()))
        .isEqualTo(user);
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
