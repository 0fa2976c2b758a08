package id.karcis.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A Redis 7 server of this machine, reachable at 127.0.0.1 only, its data in its folder.
/// Thread-safe. Every failure is an [EmbeddedServerException] with one line.
public final class LocalRedis implements AutoCloseable {

  private static final int START_ATTEMPTS = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int PROBE_LIMIT_MILLIS = 1_000;
  private static final long POLL_MILLIS = 10;
  private static final long LOG_LIMIT_BYTES = 16L * 1024 * 1024;

  private final Path program;
  private final Path folder;
  private final boolean durable;
  private int port;

  private LocalRedis(Path program, Path folder, int port, boolean durable) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.durable = durable;
  }

  /// Starts the server whose data lie in the folder. A server that a killed process left running
  /// there is stopped first.
  ///
  /// @param port 0 for any free one
  /// @param durable whether data survive a stop (at most the last second is lost in a crash)
  public static LocalRedis start(Path folder, int port, boolean durable) {
    var program = ServerBinaries.redis(CacheFolder.locate(ServerUser.detect()));
    var server = new LocalRedis(program, real(Folders.writable(folder)), port, durable);
    server.stop();
    server.startOn(port);
    return server;
  }

  /// Stops the server that a killed process left behind in this folder; nothing happens without
  /// one.
  public static void stopOrphan(Path folder) {
    if (Files.exists(folder)) {
      new LocalRedis(folder, real(folder), 0, true).stop();
    }
  }

  public synchronized int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port();
  }

  /// Whether the server process runs; says nothing about whether it answers.
  public synchronized boolean isRunning() {
    return process().isPresent();
  }

  /// Brings a stopped or killed server up again at the same port; a running one is left alone.
  public synchronized void start() {
    if (!isRunning()) {
      startOn(port);
    }
  }

  /// Writes everything down and stops. A stopped server stays stopped.
  public synchronized void stop() {
    process()
        .ifPresent(running -> {
          running.destroy();
          awaitEnd(running);
        });
  }

  /// Stops like a crash (SIGKILL).
  public synchronized void kill() {
    process()
        .ifPresent(running -> {
          running.destroyForcibly();
          awaitEnd(running);
        });
  }

  @Override
  public void close() {
    stop();
  }

  private void startOn(int wanted) {
    for (var attempt = 1; ; attempt++) {
      port = wanted == 0 ? Ports.free() : wanted;
      if (Ports.isFree(port) && launch()) {
        return;
      }
      if (wanted != 0 || attempt == START_ATTEMPTS) {
        throw new EmbeddedServerException("port " + port + " is taken, Redis wants it");
      }
    }
  }

  /// False when somebody else took the port meanwhile.
  private boolean launch() {
    var started = startProcess();
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (started.isAlive() && System.nanoTime() < deadline) {
      if (process().isPresent() && answers()) {
        return true;
      }
      pause();
    }
    started.destroyForcibly();
    if (!Ports.isFree(port)) {
      return false;
    }
    throw new EmbeddedServerException(
        "Redis does not start in " + folder + ": " + lastLine(log()) + " (see " + logFile() + ")");
  }

  private Process startProcess() {
    try {
      Folders.limitFile(logFile(), LOG_LIMIT_BYTES);
      return new ProcessBuilder(command())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
          .start();
    } catch (IOException e) {
      throw new EmbeddedServerException(
          "Redis does not start in " + folder + ": " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    // In a session of its own Ctrl-C reaches only the launcher, which drains the services first.
    return List.of(
        "setsid",
        program.toString(),
        "--port",
        String.valueOf(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        folder.toString(),
        "--pidfile",
        pidFile().toString(),
        "--save",
        "",
        "--appendonly",
        durable ? "yes" : "no");
  }

  private Optional<ProcessHandle> process() {
    try {
      var pid = Long.parseLong(Files.readString(pidFile()).strip());
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// A number in a stale file may be another program's by now; Redis works inside its folder.
  private boolean isOurs(ProcessHandle process) {
    try {
      return Path.of("/proc", String.valueOf(process.pid()), "cwd").toRealPath().equals(folder);
    } catch (IOException _) {
      return false;
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PROBE_LIMIT_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+PONG".length());
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException _) {
      return false;
    }
  }

  private void awaitEnd(ProcessHandle process) {
    var deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      pause();
    }
    if (process.isAlive()) {
      process.destroyForcibly();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("interrupted while waiting for Redis", e);
    }
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }

  private Path logFile() {
    return folder.resolve("redis.log");
  }

  private String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException e) {
      return "no log";
    }
  }

  private static String lastLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((_, last) -> last)
        .orElse("no reason given");
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw Folders.failure("cannot use " + folder, e);
    }
  }
}
