package id.karcis.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.RedisTalk;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void givesEachCallerAnEmptyDatabaseOfItsOwn() throws Exception {
    try (var first = DriverManager.getConnection(TestServers.newDatabase());
        var second = DriverManager.getConnection(TestServers.newDatabase());
        var one = first.createStatement();
        var two = second.createStatement()) {
      one.execute("CREATE TABLE seat (id int)");
      two.execute("CREATE TABLE seat (id int)");

      assertThat(first.getCatalog()).isNotEqualTo(second.getCatalog());
    }
  }

  @Test
  void sharesOneRedisAndHandsOutPrivateOnes() throws Exception {
    assertThat(RedisTalk.say(TestServers.redisUri(), "PING")).isEqualTo("+PONG");
    try (var own = TestServers.newRedis()) {
      assertThat(own.uri()).isNotEqualTo(TestServers.redisUri());

      own.stop();

      assertThat(RedisTalk.say(TestServers.redisUri(), "PING")).isEqualTo("+PONG");
    }
  }
}
