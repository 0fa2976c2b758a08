package id.karcis.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir Path folder;

  @Test
  void keepsDataAcrossRestart() throws SQLException {
    try (var server = LocalPostgres.start(folder, 0, false)) {
      server.createDatabaseIfMissing("shop");
      server.createDatabaseIfMissing("shop");
      execute(server, "CREATE TABLE sale AS SELECT 42 AS seats");
      var port = server.port();

      server.restart();

      assertThat(server.port()).isEqualTo(port);
      assertThat(seatsIn(server)).isEqualTo(42);
    }
  }

  @Test
  void recoversCommittedDataAfterCrash() throws SQLException {
    try (var server = LocalPostgres.start(folder, 0, true)) {
      server.createDatabaseIfMissing("shop");
      execute(server, "CREATE TABLE sale AS SELECT 7 AS seats");

      server.killImmediate();
      assertThat(server.isRunning()).isFalse();
      server.restart();

      assertThat(seatsIn(server)).isEqualTo(7);
    }
  }

  @Test
  void replacesServerLeftBehindByKilledProcess() throws SQLException {
    var orphan = LocalPostgres.start(folder, 0, true);
    orphan.createDatabaseIfMissing("shop");
    execute(orphan, "CREATE TABLE sale AS SELECT 9 AS seats");

    try (var server = LocalPostgres.start(folder, 0, true)) {
      assertThat(Ports.isFree(orphan.port())).isTrue();
      assertThat(seatsIn(server)).isEqualTo(9);
    }
  }

  @Test
  void stopsOrphanAndIgnoresFolderWithout() {
    var orphan = LocalPostgres.start(folder, 0, false);

    LocalPostgres.stopOrphan(folder);
    LocalPostgres.stopOrphan(folder);
    LocalPostgres.stopOrphan(folder.resolve("nothing"));

    assertThat(orphan.isRunning()).isFalse();
  }

  @Test
  void namesTakenPort() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalPostgres.start(folder, taken.getLocalPort(), false))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessage("port " + taken.getLocalPort() + " is taken, PostgreSQL wants it");
    }
  }

  @Test
  void namesDataOfAnotherVersion() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

    assertThatThrownBy(() -> LocalPostgres.start(folder, 0, false))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("was written by PostgreSQL 15, this is 18")
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesFolderThatCannotBeWritten() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "not a folder");

    assertThatThrownBy(() -> LocalPostgres.start(file.resolve("below"), 0, false))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("cannot write to " + file.resolve("below"));
  }

  @Test
  void namesBrokenData() {
    LocalPostgres.start(folder, 0, false).close();
    Folders.delete(folder.resolve("data/global"));

    assertThatThrownBy(() -> LocalPostgres.start(folder, 0, false))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageStartingWith("PostgreSQL does not start in " + folder)
        .hasMessageContaining("postgres.log")
        .hasMessageNotContaining("\n");
  }

  @Test
  void startsOverAfterInterruptedInitialisation() throws Exception {
    Files.createDirectories(folder.resolve("data.new/base"));

    try (var server = LocalPostgres.start(folder, 0, false)) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void runsAsNobodyWhereRootHasNoNamespaces() throws Exception {
    assumeTrue(Folders.currentUser() == 0, "only root needs another user");
    var open = Files.createTempDirectory(Path.of("/var/tmp"), "karcis-nobody");
    Files.setPosixFilePermissions(
        open, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var server =
        LocalPostgres.start(ServerUser.nobody(), open.resolve("cache"), open, 0, false)) {
      server.createDatabaseIfMissing("shop");
      execute(server, "CREATE TABLE sale AS SELECT 3 AS seats");
      assertThat(seatsIn(server)).isEqualTo(3);
    } finally {
      Folders.delete(open);
    }
  }

  private static void execute(LocalPostgres server, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("shop"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int seatsIn(LocalPostgres server) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("shop"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT seats FROM sale")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
