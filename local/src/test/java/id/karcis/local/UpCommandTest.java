package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up` as a process of its own, as a person starts it.
class UpCommandTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final long POLL_MILLIS = 50;

  @TempDir Path home;

  private final PortPlan ports = PortPlan.of(_ -> freePortBelowManagement());
  private @Nullable Process started;

  @AfterEach
  void stop() throws Exception {
    var up = Objects.requireNonNull(started);
    up.destroy();
    if (!up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      up.destroyForcibly();
    }
  }

  @Test
  void takesOverAfterKillAndStopsCleanlyInTheMiddleOfStart() throws Exception {
    startUntilServicesStart().destroyForcibly().waitFor();
    assertThat(Ports.isFree(ports.of(Part.POSTGRES))).as("PostgreSQL left by the kill").isFalse();

    var up = startUntilServicesStart();
    up.destroy();

    assertStopped(up);
  }

  @Test
  void downStopsWhatRunsAndWhatKilledPlatformLeft() throws Exception {
    var up = startUntilServicesStart();
    assertThat(launch("down").waitFor()).isZero();
    assertStopped(up);

    startUntilServicesStart().destroyForcibly().waitFor();
    assertThat(launch("down").waitFor()).isZero();
    assertNothingLeft();
  }

  private Process startUntilServicesStart() throws IOException {
    var up = launch("up");
    started = up;
    await(() -> output().contains(Service.USER.label()));
    return up;
  }

  private void assertStopped(Process up) throws InterruptedException {
    assertThat(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isZero();
    assertThat(output()).contains("Stopped in");
    assertNothingLeft();
  }

  private Process launch(String command) throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dkarcis.home=" + home,
                Karcis.class.getName(),
                command));
    for (var part : Part.values()) {
      builder.environment().put(part.variable(), String.valueOf(ports.of(part)));
    }
    return builder
        .redirectErrorStream(true)
        .redirectOutput(home.resolve(command + ".out").toFile())
        .start();
  }

  private void assertNothingLeft() {
    for (var part : Part.values()) {
      assertThat(Ports.isFree(ports.of(part))).as(part.label()).isTrue();
    }
    assertThat(InstanceLock.holder(home.resolve(".karcis"))).isEmpty();
  }

  private String output() {
    try {
      return Files.readString(home.resolve("up.out"));
    } catch (IOException e) {
      return "";
    }
  }

  private void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(output()).isLessThan(deadline);
      Pause.millis(POLL_MILLIS);
    }
  }

  private static int freePortBelowManagement() {
    var highest = 65_535 - PortPlan.MANAGEMENT_OFFSET;
    var port = Ports.free();
    while (port > highest) {
      port = Ports.free();
    }
    return port;
  }
}
