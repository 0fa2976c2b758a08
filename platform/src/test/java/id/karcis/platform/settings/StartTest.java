package id.karcis.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.platform.embedded.Ports;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.probe.ProbeApplication;
import id.karcis.platform.probe.ProbeGrpcService;
import id.karcis.platform.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts and stops a whole service as its `main` does.
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  private static final String DATABASE = TestServers.newDatabase();

  private static ConfigurableApplicationContext start(Map<String, Object> changes) {
    var settings = new HashMap<String, Object>();
    settings.put("spring.datasource.url", DATABASE);
    settings.put("spring.flyway.locations", "classpath:db/platform");
    settings.put("spring.grpc.server.port", 0);
    settings.put("spring.grpc.server.address", "127.0.0.1");
    settings.put("karcis.management.port", 0);
    settings.put("karcis.service-secret", "a secret of more than thirty-two bytes");
    settings.putAll(changes);
    return new SpringApplicationBuilder(ProbeApplication.class)
        .main(ProbeApplication.class)
        .registerShutdownHook(false)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  @Test
  void startsAndStopsWithoutAWarning(CapturedOutput output) {
    try (var context = start(Map.of())) {
      assertThat(context.isRunning()).isTrue();
    }
    assertThat(output.getAll()).doesNotContain(" WARN ", " ERROR ", "Exception");
    assertThat(output.getAll()).doesNotContain(":: Spring Boot ::");
  }

  @Test
  void limitsEveryStatement() {
    try (var context = start(Map.of())) {
      var jdbc = context.getBean(JdbcClient.class);
      assertThat(show(jdbc, "statement_timeout")).isEqualTo("20s");
      assertThat(show(jdbc, "lock_timeout")).isEqualTo("10s");
      assertThat(show(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("30s");
    }
  }

  private static String show(JdbcClient jdbc, String setting) {
    return jdbc.sql("show " + setting).query(String.class).single();
  }

  @Test
  void logsJsonWhenToldTo(CapturedOutput output) {
    try (var context = start(Map.of("karcis.log.json", true))) {
      assertThat(context.getEnvironment().getProperty("logging.structured.format.console"))
          .isEqualTo("ecs");
    }
    assertThat(output.getOut()).contains("{\"@timestamp\":");
  }

  @Test
  void losesNoLineOfAFaultInJson(CapturedOutput output) {
    try (var context = start(Map.of("karcis.log.json", true))) {
      context
          .getBean(ProbeGrpcService.class)
          .answer(_ -> {
            throw new IllegalStateException("a fault of ours");
          });
      var port = context.getEnvironment().getRequiredProperty("local.grpc.server.port");
      var stub =
          context
              .getBean(GrpcClients.class)
              .stub("127.0.0.1:" + port, ProbeServiceGrpc::newBlockingStub);
      assertThatThrownBy(() -> stub.askPublic(Probe.getDefaultInstance()))
          .hasMessageContaining("INTERNAL");
    }
    assertThat(output.getAll())
        .contains("failed unexpectedly", "a fault of ours", "AskPublic INTERNAL")
        .doesNotContain("failed to append");
  }

  @Test
  void tellsAWrongSettingInOneLine(CapturedOutput output) {
    assertThatThrownBy(() -> start(Map.of("karcis.service-secret", "short")))
        .hasRootCauseInstanceOf(SettingException.class);
    assertThat(output.getAll())
        .contains("Setting karcis.service-secret: has 5 bytes; expected 32 or more")
        .doesNotContain("\tat ");
  }

  @Test
  void tellsATakenPortInOneLine(CapturedOutput output) throws IOException {
    var port = Ports.free();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(Map.of("spring.grpc.server.port", taken.getLocalPort())))
          .isNotNull();
    }
    assertThat(output.getAll())
        .contains("Cannot listen on ")
        .contains(":" + port)
        .doesNotContain("\tat ");
  }
}
