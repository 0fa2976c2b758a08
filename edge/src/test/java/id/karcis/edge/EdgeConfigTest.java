package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.karcis.edge.address.AddressRange;
import id.karcis.edge.grpc.Upstream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeConfigTest {
  @Test
  void hasDefaults() {
    EdgeConfig config = EdgeConfig.of(Map.of());
    assertThat(config.port()).isEqualTo(3001);
    assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.maxBodyBytes()).isEqualTo(1024 * 1024);
    assertThat(config.maxUploadBytes()).isEqualTo(5 * 1024 * 1024);
    assertThat(config.uploadLimit()).isEqualTo(Duration.ofSeconds(45));
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.corsOrigins()).isEmpty();
    assertThat(config.upstreams())
        .containsExactly(
            new Upstream("karcis.user.v1", "127.0.0.1", 3002),
            new Upstream("karcis.booking.v1", "127.0.0.1", 3003),
            new Upstream("karcis.payment.v1", "127.0.0.1", 3005));
  }

  @Test
  void readsLists() {
    EdgeConfig config =
        EdgeConfig.of(
            Map.of(
                "KARCIS_UPSTREAMS",
                "a.v1=h:1, b.v1=[::1]:2",
                "KARCIS_EDGE_CORS_ORIGINS",
                "https://a,http://b:8080"));
    assertThat(config.upstreams())
        .containsExactly(new Upstream("a.v1", "h", 1), new Upstream("b.v1", "::1", 2));
    assertThat(config.corsOrigins()).containsExactlyInAnyOrder("https://a", "http://b:8080");
  }

  @Test
  void readsTrustedProxies() {
    EdgeConfig config =
        EdgeConfig.of(Map.of("KARCIS_EDGE_TRUSTED_PROXIES", "127.0.0.1, fd00::/8,10.0.0.0/8"));
    assertThat(config.trustedProxies()).extracting(AddressRange::prefix).containsExactly(32, 8, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KARCIS_EDGE_PORT|x",
        "KARCIS_EDGE_PORT|65536",
        "KARCIS_EDGE_PORT|-1",
        "KARCIS_UPSTREAMS|nonsense",
        "KARCIS_UPSTREAMS|a.v1=h:0",
        "KARCIS_UPSTREAMS|a.v1=h:70000",
        "KARCIS_UPSTREAMS|a.v1=h:1,a.v1=h:2",
        "KARCIS_EDGE_CORS_ORIGINS|*",
        "KARCIS_EDGE_CORS_ORIGINS|https://a/path",
        "KARCIS_EDGE_TRUSTED_PROXIES|10.0.0.0/33",
        "KARCIS_EDGE_TRUSTED_PROXIES|127.0.0.1,localhost",
        "KARCIS_EDGE_MAX_UPLOAD_BYTES|5MB",
        "KARCIS_EDGE_UPLOAD_LIMIT_MS|0",
        "KARCIS_EDGE_DEADLINE_MS|soon",
        "KARCIS_EDGE_MAX_BODY_BYTES|1",
        "KARCIS_EDGE_ACCESS_LOG|yes"
      })
  void namesTheBadSettingInOneLine(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeConfig.of(Map.of(name, value)))
        .withMessageContaining(name)
        .withMessageContaining("\"" + value + "\"")
        .withMessageNotContaining("\n");
  }
}
