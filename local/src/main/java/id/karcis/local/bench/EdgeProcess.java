package id.karcis.local.bench;

import id.karcis.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A second edge in a process of its own in front of the running services, so that its processor
/// time is nobody else's.
final class EdgeProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;
  private final URI uri;
  private final Thread killer;

  private EdgeProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
    this.killer = new Thread(process::destroyForcibly, "kill-edge");
    Runtime.getRuntime().addShutdownHook(killer);
  }

  static EdgeProcess start(BenchTarget target) {
    var port = Ports.free();
    var java = ProcessHandle.current().info().command().orElse("java");
    var jar = executableJar(target.edgeFolder()).toString();
    var builder =
        new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-jar", jar))
            .redirectErrorStream(true)
            .redirectOutput(target.resultFile().resolveSibling("bench-edge.log").toFile());
    builder.environment().put("KARCIS_EDGE_HOST", "127.0.0.1");
    builder.environment().put("KARCIS_EDGE_PORT", String.valueOf(port));
    builder.environment().put("KARCIS_UPSTREAMS", target.edgeUpstreams());
    try {
      var edge = new EdgeProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
      edge.awaitReady();
      return edge;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path executableJar(Path folder) {
    try (var jars = Files.newDirectoryStream(folder, "edge-*-exec.jar")) {
      for (var jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no executable edge in " + folder, e);
    }
    throw new IllegalStateException("no executable edge in " + folder + ": ./mvnw package");
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (var http = new Http(uri)) {
      while (!ready(http)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IllegalStateException("the second edge does not start: see bench-edge.log");
        }
        Wait.of(POLL);
      }
    }
  }

  private static boolean ready(Http http) {
    try {
      return http.get("/healthz") != null;
    } catch (Failure _) {
      return false;
    }
  }

  URI uri() {
    return uri;
  }

  /// User and system time of the process since its start, all threads.
  Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() ->
            new IllegalStateException("this system does not tell a process's processor time"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException _) {
      // The JVM ends already and runs it.
    }
  }
}
