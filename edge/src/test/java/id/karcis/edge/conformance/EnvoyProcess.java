package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import id.karcis.edge.envoy.EnvoyConfig;
import id.karcis.edge.envoy.EnvoyConfig.Cluster;
import id.karcis.edge.envoy.EnvoyConfig.Place;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A real Envoy with the configuration that [EnvoyConfig] writes for the contract of the cases, in
/// front of an upstream and of our own edge.
final class EnvoyProcess implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of("..", "local", "bin", "envoy").toAbsolutePath().normalize();
  private static final Duration FETCH_LIMIT = Duration.ofMinutes(3);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Process process;
  private final int port;
  private final Path log;

  private EnvoyProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// Leaves the test out where Envoy is not there and cannot be fetched, unless
  /// `KARCIS_REQUIRE_ENVOY=true`. The first time this may take a minute.
  static void assumeAvailable() throws IOException, InterruptedException {
    boolean available = isAvailable();
    if (Boolean.parseBoolean(System.getenv("KARCIS_REQUIRE_ENVOY"))) {
      assertThat(available).as("Envoy is required and cannot be fetched").isTrue();
    }
    assumeTrue(available, "Envoy cannot be fetched here");
  }

  private static boolean isAvailable() throws IOException, InterruptedException {
    var version =
        new ProcessBuilder(SCRIPT.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return version.waitFor(FETCH_LIMIT) && version.exitValue() == 0;
  }

  /// Starts one that keeps its files in a folder, and waits until it answers.
  static EnvoyProcess start(Path folder, int upstreamPort, int edgePort)
      throws IOException, InterruptedException {
    int port = freePort();
    Path config =
        Files.writeString(folder.resolve("envoy.yaml"), config(port, upstreamPort, edgePort));
    Path log = folder.resolve("envoy.log");
    Process process =
        new ProcessBuilder(command(config))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var envoy = new EnvoyProcess(process, port, log);
    envoy.awaitReady();
    return envoy;
  }

  private static List<String> command(Path config) {
    return List.of(
        SCRIPT.toString(),
        "-c",
        config.toString(),
        "--use-dynamic-base-id",
        "--concurrency",
        "1",
        "-l",
        "warn");
  }

  private static String config(int port, int upstreamPort, int edgePort) throws IOException {
    var extensions = ExtensionRegistry.newInstance();
    extensions.add(AnnotationsProto.http);
    var api = FileDescriptorSet.parseFrom(Files.readAllBytes(ConformanceApi.file()), extensions);
    return EnvoyConfig.of(
        api,
        List.of(new Cluster("karcis.conformance.v1", "echo", upstreamPort)),
        Set.of("karcis.conformance.v1.EchoService.Leave"),
        new Place(port, 0, edgePort, ConformanceApi.file().toString()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Ready when it reaches the upstream and the edge.
  private void awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START_LIMIT);
    while (!answers("/v1/items/ready") || !answers("/healthz")) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        close();
        throw new AssertionError("Envoy does not start: " + Files.readString(log));
      }
      Thread.sleep(POLL);
    }
  }

  private boolean answers(String path) {
    try (var http = new RawHttp("127.0.0.1", port)) {
      http.send("GET " + path + " HTTP/1.1\r\nhost: envoy\r\n\r\n");
      return http.receive(false).status() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT)) {
      process.destroyForcibly();
    }
  }
}
