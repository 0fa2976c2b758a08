package id.karcis.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRedisTest {

  @TempDir Path folder;

  @Test
  void keepsDurableDataAcrossStop() throws Exception {
    try (var server = LocalRedis.start(folder, 0, true)) {
      assertThat(RedisTalk.say(server.uri(), "SET seat A1")).isEqualTo("+OK");

      server.stop();
      assertThat(server.isRunning()).isFalse();
      server.start();

      assertThat(RedisTalk.say(server.uri(), "GET seat")).isEqualTo("A1");
    }
  }

  @Test
  void comesBackEmptyAtSamePortAfterKill() throws Exception {
    try (var server = LocalRedis.start(folder, 0, false)) {
      var uri = server.uri();
      RedisTalk.say(uri, "SET seat A1");

      server.kill();
      server.start();

      assertThat(server.uri()).isEqualTo(uri);
      assertThat(RedisTalk.say(uri, "GET seat")).isEqualTo("$-1");
    }
  }

  @Test
  void replacesServerLeftBehindByKilledProcess() throws Exception {
    var orphan = LocalRedis.start(folder, 0, true);
    RedisTalk.say(orphan.uri(), "SET seat B2");

    try (var server = LocalRedis.start(folder, 0, true)) {
      assertThat(Ports.isFree(orphan.port())).isTrue();
      assertThat(RedisTalk.say(server.uri(), "GET seat")).isEqualTo("B2");
    }
  }

  @Test
  void leavesForeignProcessOfStalePidFileAlone() throws Exception {
    var stranger = new ProcessBuilder("sleep", "60").directory(Path.of("/").toFile()).start();
    try {
      Files.writeString(folder.resolve("redis.pid"), stranger.pid() + "\n");

      LocalRedis.stopOrphan(folder);

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void namesTakenPort() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalRedis.start(folder, taken.getLocalPort(), false))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessage("port " + taken.getLocalPort() + " is taken, Redis wants it");
    }
  }

  @Test
  void namesBrokenData() throws Exception {
    LocalRedis.start(folder, 0, true).close();
    Files.writeString(folder.resolve("appendonlydir/appendonly.aof.manifest"), "not a manifest");

    assertThatThrownBy(() -> LocalRedis.start(folder, 0, true))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageStartingWith("Redis does not start in " + folder)
        .hasMessageContaining("redis.log")
        .hasMessageNotContaining("\n");
  }
}
