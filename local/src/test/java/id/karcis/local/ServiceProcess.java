package id.karcis.local;

import com.google.gson.Gson;
import id.karcis.platform.testing.TestLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A service in a JVM of its own, from its executable jar as it would be deployed, joined to a
/// [LocalPlatform]; for tests that kill it or run two of a kind. It must be closed.
///
/// ```java
/// platform.start(List.of(Service.USER, Service.PAYMENT));
/// try (var booking = ServiceProcess.start(Service.BOOKING, platform, Map.of())) {
///   booking.kill();
///   booking.start();
/// }
/// ```
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;
  private static final int TOLD_LOG_LINES = 30;

  private final Service service;
  private final int port;
  private final String properties;
  private final Path log;
  private Process process;

  private ServiceProcess(
      Service service, LocalPlatform platform, PortPlan own, Map<String, String> more) {
    this.service = service;
    this.port = own.of(service.part());
    this.log = platform.settings().dataDir().resolve(service.label() + "-" + port + ".log");
    var all = platform.propertiesOf(service, own);
    all.put(TestLimits.SETTING, TestLimits.UNLIMITED);
    all.putAll(more);
    this.properties = new Gson().toJson(all);
    this.process = launch();
  }

  /// The instance that the others know, on the platform's port for this service.
  ///
  /// @param more further properties, which win
  public static ServiceProcess start(
      Service service, LocalPlatform platform, Map<String, String> more) {
    return started(new ServiceProcess(service, platform, platform.settings().ports(), more));
  }

  /// One more instance, on free ports.
  public static ServiceProcess startAnother(
      Service service, LocalPlatform platform, Map<String, String> more) {
    return started(new ServiceProcess(service, platform, PortPlan.free(), more));
  }

  private static ServiceProcess started(ServiceProcess process) {
    try {
      process.awaitServing();
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /// The gRPC port on the loopback address.
  public int port() {
    return port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// SIGKILL, and gone on return.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// SIGTERM, and gone on return.
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /// Starts it again after [#kill] or [#stop], with the same ports and properties.
  public void start() {
    process = launch();
    awaitServing();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }

  private Process launch() {
    var java = ProcessHandle.current().info().command().orElseThrow();
    // The properties hold secrets: the environment, unlike the command line, is not for everybody
    // to read.
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx384m",
                "-jar",
                executableJar().toString(),
                "--spring.config.name=" + service.label()));
    builder.environment().put("SPRING_APPLICATION_JSON", properties);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path executableJar() {
    var target =
        Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling(service.label())
            .resolve("target");
    try (var jars = Files.newDirectoryStream(target, "*-exec.jar")) {
      for (var jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(
        "no executable jar in " + target + ": run ./mvnw -Dquick -DskipTests package first");
  }

  private void awaitServing() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Health.ofService(port).well()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            service.label() + " does not serve at " + port + ":\n" + lastLogLines());
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(service.label() + " does not stop within " + STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String lastLogLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - TOLD_LOG_LINES), lines.size()));
    } catch (IOException e) {
      return "no log in " + log;
    }
  }
}
