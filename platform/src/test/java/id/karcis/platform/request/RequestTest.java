package id.karcis.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.probe.v1.Probe;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Metadata;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RequestTest extends ProbeTest {

  @Test
  void keepsTheCallersRequestId() {
    service.answer(_ -> Probe.newBuilder().setId(RequestContext.current().requestId()).build());
    assertThat(with("x-request-id", "abc-1").askPublic(probe()).getId()).isEqualTo("abc-1");
  }

  @Test
  void replacesAMalformedRequestId() {
    service.answer(_ -> Probe.newBuilder().setId(RequestContext.current().requestId()).build());
    for (var bad : new String[] {"a b", "x".repeat(65), "a\"b"}) {
      assertThat(with("x-request-id", bad).askPublic(probe()).getId())
          .isNotEqualTo(bad)
          .hasSize(36);
    }
  }

  @Test
  void putsTheRequestIdIntoTheLogFieldsOfTheHandlerOnly() {
    service.answer(
        _ -> Probe.newBuilder().setId(Objects.toString(MDC.get("requestId"), "none")).build());
    assertThat(with("x-request-id", "abc-2").askPublic(probe()).getId()).isEqualTo("abc-2");
    assertThat(MDC.get("requestId")).isNull();
  }

  @Test
  void runsHandlersOnVirtualThreads() {
    service.answer(_ -> Probe.newBuilder().setId("" + Thread.currentThread().isVirtual()).build());
    assertThat(anonymous().askPublic(probe()).getId()).isEqualTo("true");
  }

  @Test
  void readsHeaders() {
    var headers = new Metadata();
    put(headers, "x-forwarded-for", "203.0.113.7, 10.0.0.1");
    put(headers, "x-user-agent", "Firefox");
    put(headers, "user-agent", "grpc-java");
    put(headers, "idempotency-key", "k");
    put(headers, "x-admission-token", "t");
    put(headers, "if-none-match", "\"v1\"");
    var request = RequestContext.of(headers);
    assertThat(request.clientAddress()).isEqualTo("203.0.113.7");
    assertThat(request.userAgent()).isEqualTo("Firefox");
    assertThat(request.idempotencyKey()).isEqualTo("k");
    assertThat(request.admissionToken()).isEqualTo("t");
    assertThat(request.ifNoneMatch()).isEqualTo("\"v1\"");
  }

  private static void put(Metadata headers, String name, String value) {
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
  }
}
