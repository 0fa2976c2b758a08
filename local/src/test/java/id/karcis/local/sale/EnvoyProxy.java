package id.karcis.local.sale;

import id.karcis.local.Part;
import id.karcis.local.PortPlan;
import id.karcis.platform.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A real Envoy with the checked-in `envoy.yaml`, its ports and descriptor set replaced by those of
/// a running platform.
public final class EnvoyProxy implements AutoCloseable {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path SCRIPT = TOP.resolve("local/bin/envoy");
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private EnvoyProxy(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Whether Envoy is there or can be fetched; the first time this may take a minute.
  static boolean available() throws IOException, InterruptedException {
    var version =
        new ProcessBuilder(SCRIPT.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return version.waitFor(3, TimeUnit.MINUTES) && version.exitValue() == 0;
  }

  static EnvoyProxy before(RunningPlatform platform, Path folder)
      throws IOException, InterruptedException {
    var port = Ports.free();
    var config = Files.writeString(folder.resolve("envoy.yaml"), config(platform.ports(), port));
    var process =
        new ProcessBuilder(
                SCRIPT.toString(),
                "-c",
                config.toString(),
                "--use-dynamic-base-id",
                "-l",
                "warn",
                "--concurrency",
                "1")
            .directory(TOP.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("envoy.log").toFile())
            .start();
    var envoy = new EnvoyProxy(process, port);
    envoy.awaitReady(folder);
    return envoy;
  }

  private static String config(PortPlan ports, int port) throws IOException {
    var replaced =
        Map.of(
            "port_value: 8080", "port_value: " + port,
            "port_value: 9901", "port_value: 0",
            "port_value: 3001", "port_value: " + ports.of(Part.EDGE),
            "port_value: 3002", "port_value: " + ports.of(Part.USER),
            "port_value: 3003", "port_value: " + ports.of(Part.BOOKING),
            "port_value: 3005", "port_value: " + ports.of(Part.PAYMENT));
    var text = Files.readString(TOP.resolve("envoy.yaml"));
    for (var value : replaced.entrySet()) {
      if (!text.contains(value.getKey())) {
        throw new AssertionError("envoy.yaml has no " + value.getKey());
      }
      text = text.replace(value.getKey() + "}", value.getValue() + "}");
    }
    return text;
  }

  private void awaitReady(Path folder) throws IOException, InterruptedException {
    var end = Instant.now().plus(START_LIMIT);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        close();
        throw new AssertionError(
            "Envoy does not start: " + Files.readString(folder.resolve("envoy.log")));
      }
      Thread.sleep(100);
    }
  }

  /// Ready when it reaches the edge and the services behind it.
  private boolean answers() {
    try {
      return api().get("/.well-known/jwks.json").status() == 200
          && api().get("/healthz").status() == 200;
    } catch (AssertionError _) {
      return false;
    }
  }

  public Rest api() {
    return Rest.at(URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
