package id.karcis.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import id.karcis.api.probe.v1.Probe;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
    put(headers, "x-user-agent", "Firefox");
    put(headers, "user-agent", "grpc-java");
    put(headers, "idempotency-key", "k");
    put(headers, "x-admission-token", "t");
    put(headers, "if-none-match", "\"v1\"");
    put(headers, "x-sign-in-binding", "b-_9");
    var request = RequestContext.of(headers, "203.0.113.7");
    assertThat(request.signInBinding()).isEqualTo("b-_9");
    assertThat(request.clientAddress()).isEqualTo("203.0.113.7");
    assertThat(request.userAgent()).isEqualTo("Firefox");
    assertThat(request.idempotencyKey()).isEqualTo("k");
    assertThat(request.admissionToken()).isEqualTo("t");
    assertThat(request.ifNoneMatch()).isEqualTo("\"v1\"");
  }

  @Test
  void dropsAMalformedBinding() {
    for (var bad : new String[] {"", "a b", "a;b", "x".repeat(129)}) {
      var headers = new Metadata();
      put(headers, "x-sign-in-binding", bad);
      assertThat(RequestContext.of(headers).signInBinding()).as(bad).isNull();
    }
  }

  @Test
  void knowsTheAddressOfThePeer() {
    service.answer(
        _ -> Probe.newBuilder().setId("" + RequestContext.current().clientAddress()).build());
    assertThat(anonymous().askPublic(probe()).getId()).isEqualTo("127.0.0.1");
    assertThat(with("x-forwarded-for", "1.1.1.1, 203.0.113.7").askPublic(probe()).getId())
        .isEqualTo("203.0.113.7");
  }

  @Test
  void sendsABrowserOnAndLeavesCookiesWithIt() {
    service.answer(_ -> {
      ResponseMetadata.redirect(URI.create("https://first.example/"));
      ResponseMetadata.redirect(URI.create("https://id.example/auth?state=é"));
      ResponseMetadata.cookie(
          new ResponseCookie("one", "a-_.~1", "/api/auth", Duration.ofMinutes(10), true));
      ResponseMetadata.cookie(new ResponseCookie("two", "", "/", Duration.ZERO, false));
      return probe();
    });
    var headers = new AtomicReference<Metadata>();
    var stub =
        anonymous()
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
    assertThat(stub.askPublic(probe())).isEqualTo(probe());
    assertThat(all(headers.get(), "location"))
        .containsExactly("https://id.example/auth?state=%C3%A9");
    assertThat(all(headers.get(), "set-cookie"))
        .containsExactly(
            "one=a-_.~1; Path=/api/auth; Max-Age=600; HttpOnly; SameSite=Lax; Secure",
            "two=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @Test
  void letsNothingIntoACookieThatEndsIt() {
    for (var bad : new String[] {"a;b", "a b", "a\r\nb", "x".repeat(1025)}) {
      assertThatThrownBy(() -> new ResponseCookie("one", bad, "/", Duration.ZERO, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ResponseCookie("one", "1", "/;", Duration.ZERO, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> all(Metadata headers, String name) {
    var found = headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    return found == null ? List.of() : ImmutableList.copyOf(found);
  }

  private static void put(Metadata headers, String name, String value) {
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
  }
}
