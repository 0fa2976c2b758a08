package id.karcis.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.conformance.EchoUpstream;
import id.karcis.edge.conformance.RawHttp;
import id.karcis.edge.conformance.Script;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client writes into its headers to be taken for somebody else.
@NullUnmarked
class SpoofedHeadersTest {
  /// What the edge or gRPC itself adds to every call.
  private static final Set<String> ALWAYS =
      Set.of("x-request-id", "x-forwarded-for", "content-type", "content-length", "grpc-timeout");

  private EchoUpstream upstream;
  private TestEdge edge;

  @BeforeEach
  void start() {
    upstream = EchoUpstream.start(0);
    edge = TestEdge.inFrontOf(upstream.port());
    upstream.play(Script.answering(new byte[0]));
  }

  @AfterEach
  void stop() throws InterruptedException {
    edge.close();
    upstream.close();
  }

  private EchoUpstream.Call send(TestEdge to, String headers) throws Exception {
    try (var http = new RawHttp("127.0.0.1", to.port())) {
      http.send("GET /v1/items/7 HTTP/1.1\r\nhost: x\r\n" + headers + "\r\n\r\n");
      assertThat(http.receive(false).status()).isEqualTo(200);
    }
    return Objects.requireNonNull(upstream.nextCall());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-karcis-service-token",
        "X-Karcis-Service-Token",
        "x-karcis-anything",
        "x-sign-in-binding",
        "x-user-agent",
        "x-user-id",
        "x-user-role",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded-client-cert",
        "x-real-ip",
        "x-client-ip",
        "true-client-ip",
        "cf-connecting-ip",
        "x-envoy-external-address",
        "x-envoy-original-path",
        "x-envoy-expected-rq-timeout-ms",
        "forwarded",
        "via",
        "from",
        "cookie",
        "proxy-authorization",
        "grpc-timeout",
        "grpc-encoding",
        "grpc-accept-encoding",
        "grpc-tags-bin",
        "grpc-trace-bin",
        "grpc-previous-rpc-attempts",
        "grpc-status",
        "grpc-message-type",
        "baggage",
        "b3",
        "location",
        "set-cookie",
        "x-http-method-override",
        "x-anything-bin"
      })
  void neverReachAService(String name) throws Exception {
    EchoUpstream.Call call = send(edge, name + ": 1u");
    assertThat(call.metadata().keys())
        .isSubsetOf(ALWAYS)
        .allSatisfy(key -> assertThat(call.metadata(key)).isNotEqualTo("1u"));
  }

  @Test
  void namesTheAddressOfTheConnectionAlone() throws Exception {
    var call = send(edge, "x-forwarded-for: 203.0.113.9\r\nX-Forwarded-For: 203.0.113.10");
    assertThat(call.metadata("x-forwarded-for")).isEqualTo("127.0.0.1");
  }

  @Test
  void namesOneAddressBehindATrustedProxy() throws Exception {
    try (var trusting =
        TestEdge.inFrontOf(
            upstream.port(), "KARCIS_EDGE_TRUSTED_PROXIES", "127.0.0.0/8, 10.0.0.0/8")) {
      var call =
          send(
              trusting,
              "x-forwarded-for: 1.1.1.1, 203.0.113.9\r\nX-Forwarded-For: 10.0.0.7, 127.0.0.1");
      assertThat(call.metadata("x-forwarded-for")).isEqualTo("203.0.113.9");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie: karcis_sign_in=b1nd-ing_",
        "cookie: a=1; karcis_sign_in=b1nd-ing_; session=secret",
        "cookie: session=secret\r\ncookie: karcis_sign_in=b1nd-ing_",
        "cookie: karcis_sign_in=b1nd-ing_; karcis_sign_in=b1nd-ing_",
        "x-sign-in-binding: mine\r\ncookie: karcis_sign_in=b1nd-ing_"
      })
  void leaveTheCookieOfTheSignIn(String headers) throws Exception {
    var call = send(edge, headers);
    assertThat(call.metadata("x-sign-in-binding")).isEqualTo("b1nd-ing_");
    assertThat(call.metadata("cookie")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie: karcis_sign_in=",
        "cookie: Karcis_Sign_In=a",
        "cookie: xkarcis_sign_in=a",
        "cookie: karcis_sign_in=a b",
        "cookie: karcis_sign_in=\"a\"",
        "cookie: karcis_sign_in=a\u00e9",
        "cookie: karcis_sign_in=planted; karcis_sign_in=b1nd-ing_",
        "cookie: karcis_sign_in=planted\r\ncookie: karcis_sign_in=b1nd-ing_"
      })
  void doNotPassForTheCookieOfTheSignIn(String headers) throws Exception {
    assertThat(send(edge, headers).metadata("x-sign-in-binding")).isNull();
  }
}
