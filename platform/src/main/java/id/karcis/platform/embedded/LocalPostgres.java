package id.karcis.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A PostgreSQL 18 server of this machine, reachable at 127.0.0.1 only. What it stores stays in its
/// folder: a later start with the same folder finds it again, also after this process was killed.
/// Thread-safe. Every failure is an [EmbeddedServerException] with one line.
public final class LocalPostgres implements AutoCloseable {

  /// The only role; connections from this machine need no password.
  public static final String USER = "postgres";

  private static final String MAJOR_VERSION = "18";
  private static final int START_ATTEMPTS = 3;
  private static final int MAX_CONNECTIONS = 200;
  private static final String START_LIMIT_SECONDS = "60";
  private static final long LOG_LIMIT_BYTES = 16L * 1024 * 1024;

  private final ServerUser user;
  private final Path programs;
  private final Path data;
  private final Path log;
  private final boolean durable;
  private int port;

  private LocalPostgres(ServerUser user, Path cache, Path folder, int port, boolean durable) {
    this.user = user;
    this.programs = ServerBinaries.postgres(cache).resolve("bin");
    this.data = folder.resolve("data");
    this.log = folder.resolve("postgres.log");
    this.port = port;
    this.durable = durable;
  }

  /// Starts the server whose data lie in the folder, and makes a new one where there is none. A
  /// server that a killed process left running there is stopped first.
  ///
  /// @param port 0 for any free one
  /// @param durable whether a commit must survive a power cut; tests go without for speed
  public static LocalPostgres start(Path folder, int port, boolean durable) {
    var user = ServerUser.detect();
    return start(user, CacheFolder.locate(user), folder, port, durable);
  }

  static LocalPostgres start(ServerUser user, Path cache, Path folder, int port, boolean durable) {
    var server =
        new LocalPostgres(user, cache, Folders.writable(folder.toAbsolutePath()), port, durable);
    server.prepare();
    server.stop();
    server.startOn(port);
    return server;
  }

  /// Stops the server that a killed process left behind in this folder; nothing happens without
  /// one.
  public static void stopOrphan(Path folder) {
    if (Files.exists(folder.resolve("data").resolve("postmaster.pid"))) {
      var user = ServerUser.detect();
      new LocalPostgres(user, CacheFolder.locate(user), folder.toAbsolutePath(), 0, true).stop();
    }
  }

  public synchronized int port() {
    return port;
  }

  /// The address of a database, role included; it need not exist yet.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port()
        + "/"
        + Databases.requireName(database)
        + "?user="
        + USER;
  }

  /// Repeating it changes nothing.
  public void createDatabaseIfMissing(String database) {
    Databases.createIfMissing(jdbcUrl(USER), USER, "", database);
  }

  /// Whether the server process runs; says nothing about whether it answers.
  public synchronized boolean isRunning() {
    return control("status").ok();
  }

  /// Cuts the connections, writes everything down and stops. A stopped server stays stopped.
  public synchronized void stop() {
    if (!isRunning()) {
      return;
    }
    var result = control("stop", "-m", "fast", "-w", "-t", START_LIMIT_SECONDS);
    if (!result.ok() && isRunning()) {
      throw PostgresFailure.of("PostgreSQL in " + data + " does not stop", data, result, log);
    }
  }

  /// Brings the server up again at the same port, whether it runs, was stopped or was killed.
  public synchronized void restart() {
    stop();
    startOn(port);
  }

  /// Stops like a crash: nothing is written down, the next start recovers from the log.
  public synchronized void killImmediate() {
    control("stop", "-m", "immediate", "-w");
  }

  @Override
  public void close() {
    stop();
  }

  private void prepare() {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      requireVersion();
      user.adopt(data);
    } else {
      initialise();
    }
    rotateLog();
  }

  private void requireVersion() {
    try {
      var version = Files.readString(data.resolve("PG_VERSION")).strip();
      if (!version.equals(MAJOR_VERSION)) {
        throw new EmbeddedServerException(
            data
                + " was written by PostgreSQL "
                + version
                + ", this is "
                + MAJOR_VERSION
                + ": choose another data folder or delete that one");
      }
    } catch (IOException e) {
      throw Folders.failure("cannot read " + data, e);
    }
  }

  private void initialise() {
    // What an interrupted initialisation left is worth nothing: PG_VERSION comes early in it.
    Folders.delete(data);
    var fresh = Folders.writable(data.resolveSibling("data.new"));
    Folders.delete(fresh);
    user.adopt(Folders.writable(fresh));
    var result =
        Command.run(
            user.command(
                programs.resolve("initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                "-k",
                durable ? "--sync-method=fsync" : "--no-sync"));
    if (!result.ok()) {
      Folders.delete(fresh);
      throw PostgresFailure.of("cannot set PostgreSQL up in " + data, data, result, log);
    }
    try {
      Files.move(fresh, data);
    } catch (IOException e) {
      throw Folders.failure("cannot set PostgreSQL up in " + data, e);
    }
  }

  private void rotateLog() {
    try {
      Folders.limitFile(log, LOG_LIMIT_BYTES);
      if (!Files.exists(log)) {
        Files.createFile(log);
      }
      user.adopt(log);
    } catch (IOException e) {
      throw Folders.failure("cannot write " + log, e);
    }
  }

  private synchronized void startOn(int wanted) {
    for (var attempt = 1; ; attempt++) {
      port = wanted == 0 ? Ports.free() : wanted;
      if (Ports.isFree(port)) {
        var result =
            control(
                "start",
                "-w",
                "-t",
                START_LIMIT_SECONDS,
                "-s",
                "-l",
                log.toString(),
                "-o",
                options());
        if (result.ok()) {
          return;
        }
        if (Ports.isFree(port)) {
          throw PostgresFailure.of("PostgreSQL does not start in " + data, data, result, log);
        }
      }
      if (wanted != 0 || attempt == START_ATTEMPTS) {
        throw new EmbeddedServerException("port " + port + " is taken, PostgreSQL wants it");
      }
    }
  }

  private String options() {
    var safety = durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    return "-p "
        + port
        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections="
        + MAX_CONNECTIONS
        + " -c timezone=UTC -c log_timezone=UTC"
        + safety;
  }

  private Command.Result control(String... words) {
    var command = user.command(programs.resolve("pg_ctl").toString(), "-D", data.toString());
    command.addAll(java.util.List.of(words));
    return Command.run(command);
  }
}
