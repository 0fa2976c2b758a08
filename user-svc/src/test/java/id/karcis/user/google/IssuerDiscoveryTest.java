package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import id.karcis.user.google.ScriptedIssuer.Reply;
import id.karcis.user.google.issuer.Issuer;
import id.karcis.user.google.issuer.IssuerClient;
import id.karcis.user.google.issuer.IssuerException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an issuer says of itself, and what of it is believed.
class IssuerDiscoveryTest {

  private static final URI CALLBACK = URI.create("https://tickets.example/callback");
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final ScriptedIssuer scripted = new ScriptedIssuer();
  private final Issuer issuer =
      new Issuer(new IssuerClient(scripted.name(), "id", "secret", CALLBACK), Clock.systemUTC());

  @AfterEach
  void stop() {
    issuer.close();
    scripted.stop();
  }

  private URI begin() throws IssuerException {
    return issuer.authorizationUri("state", "nonce", "challenge");
  }

  private void says(String name, Object value) {
    var document = scripted.discovery();
    document.put(name, value);
    scripted.on(ScriptedIssuer.DISCOVERY, Reply.ok(JSONObjectUtils.toJSONString(document)));
  }

  private void assertRefused() {
    assertThatThrownBy(this::begin).isInstanceOf(IssuerException.class);
  }

  @Test
  void asksNothingBeforeSomebodySignsInAndThenOnce() throws Exception {
    assertThat(scripted.requests(ScriptedIssuer.DISCOVERY)).isEmpty();

    begin();
    begin();

    assertThat(scripted.requests(ScriptedIssuer.DISCOVERY)).hasSize(1);
  }

  @Test
  void keepsTheQueryOfTheSignInPage() throws Exception {
    says("authorization_endpoint", scripted.name() + "/authorize?tenant=7");

    assertThat(begin().toString())
        .startsWith(scripted.name() + "/authorize?tenant=7&response_type=code&");
  }

  @Test
  void refusesTheDocumentOfAnotherIssuer() {
    says("issuer", scripted.name() + "/");
    assertRefused();

    says("issuer", "https://accounts.google.com");
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri"})
  void refusesEndpointsThatSecretsMustNotGoTo(String name) {
    for (var address :
        List.of("http://evil.example/", "ftp://127.0.0.1/", "/relative", "", "https://a b/")) {
      says(name, address);
      assertRefused();
    }
    says(name, 7);
    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "[]", "null", "{}"})
  void refusesWhatIsNoDocument(String body) {
    scripted.on(ScriptedIssuer.DISCOVERY, Reply.ok(body));

    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 404, 500})
  void refusesAnErrorAndFollowsNoRedirect(int status) {
    scripted.on(ScriptedIssuer.DISCOVERY, new Reply(status, ""));

    assertRefused();
    assertThat(scripted.requests("/elsewhere")).isEmpty();
  }

  @Test
  void readsNoDocumentWithoutEnd() {
    says("padding", "x".repeat(10_000_000));

    assertRefused();
  }

  @Test
  void givesUpOnASlowOne() {
    var end = new CountDownLatch(1);
    scripted.on(
        ScriptedIssuer.DISCOVERY,
        _ -> {
          end.await();
          return Reply.ok("{}");
        });
    var start = System.nanoTime();

    assertRefused();

    end.countDown();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
  }

  @Test
  void leavesAnIssuerThatIsDownAloneForAMoment() {
    scripted.on(ScriptedIssuer.DISCOVERY, new Reply(503, ""));
    for (int i = 0; i < 10; i++) {
      assertRefused();
    }

    assertThat(scripted.requests(ScriptedIssuer.DISCOVERY)).hasSize(3);
  }

  @Test
  void wantsTheIssuersNameInAnswersOfOneThatPromisesIt() throws Exception {
    says("authorization_response_iss_parameter_supported", true);

    assertThat(issuer.mayAnswerAs("")).isFalse();
    assertThat(issuer.mayAnswerAs(scripted.name())).isTrue();
    assertThat(issuer.mayAnswerAs("https://evil.example")).isFalse();
  }

  @Test
  void namesItselfInTheFormWhereTheIssuerWantsThat() throws Exception {
    says("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    scripted.gives("a-token");

    issuer.exchange("a-code", "a-verifier");

    var request = scripted.requests(ScriptedIssuer.TOKEN).getFirst();
    assertThat(request.authorization()).isEmpty();
    assertThat(request.form())
        .containsAllEntriesOf(Map.of("client_id", "id", "client_secret", "secret"));
  }

  @Test
  void signsInWhileNothingCanBeRevoked() throws Exception {
    scripted.on(ScriptedIssuer.REVOKE, new Reply(503, ""));
    scripted.gives("a-token");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> issuer.revoke("a-token")).isInstanceOf(IssuerException.class);
    }

    assertThat(issuer.exchange("a-code", "a-verifier").idToken()).isEqualTo("a-token");
  }

  @Test
  void needsNoRevocationEndpoint() throws Exception {
    var document = scripted.discovery();
    document.remove("revocation_endpoint");
    scripted.on(ScriptedIssuer.DISCOVERY, Reply.ok(JSONObjectUtils.toJSONString(document)));

    issuer.revoke("a-token");

    assertThat(scripted.requests(ScriptedIssuer.REVOKE)).isEmpty();
  }
}
