package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.StartGoogleSignInRequest;
import id.karcis.user.UserServiceTest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole dance with an OpenID Connect server that others wrote, which checks PKCE and takes
/// each code once.
class WholeSignInTest extends UserServiceTest {

  private static final MockOAuth2Server SERVER = start();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Metadata.Key<String> SET_COOKIE =
      Metadata.Key.of("set-cookie", Metadata.ASCII_STRING_MARSHALLER);

  private static MockOAuth2Server start() {
    var config =
        new OAuth2Config(
            true, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper());
    var server = new MockOAuth2Server(config);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry registry) {
    registry.add("karcis.google.issuer", () -> SERVER.issuerUrl("people").toString());
    registry.add("karcis.google.client-id", () -> "karcis-client");
    registry.add("karcis.google.client-secret", () -> "a-secret");
  }

  /// Its first answer may take longer than the service waits.
  @BeforeAll
  static void warmUp() throws IOException, InterruptedException {
    var discovery = URI.create(SERVER.wellKnownUrl("people").toString());
    HTTP.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding());
  }

  @AfterAll
  static void stop() {
    SERVER.shutdown();
  }

  /// What the browser holds between the two halves.
  private record Waiting(URI signInPage, String binding) {}

  private Waiting begin() {
    var headers = new AtomicReference<Metadata>();
    var answer =
        auth()
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()))
            .startGoogleSignIn(StartGoogleSignInRequest.getDefaultInstance());
    var cookie = Objects.requireNonNull(Objects.requireNonNull(headers.get()).get(SET_COOKIE));
    return new Waiting(
        URI.create(answer.getAuthorizationUri()),
        cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }

  /// The person says who they are; returns what the issuer's redirect carries.
  private static Map<String, String> signInAtIssuer(URI page, String subject, String email)
      throws IOException, InterruptedException {
    assertThat(HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body())
        .contains("name=\"username\"");
    var claims =
        "{\"email\": \"%s\", \"email_verified\": true, \"name\": \"Putri\"}".formatted(email);
    var form =
        "username=" + subject + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(302);
    return GoogleSignInTest.query(
        URI.create(answer.headers().firstValue("location").orElseThrow()));
  }

  private LoginResponse complete(Waiting waiting, String state, String code) {
    AuthServiceBlockingStub stub = with(auth(), "x-sign-in-binding", waiting.binding());
    return stub.completeGoogleSignIn(
        CompleteGoogleSignInRequest.newBuilder().setState(state).setCode(code).build());
  }

  private LoginResponse signIn(String subject, String email) throws Exception {
    var waiting = begin();
    var answer = signInAtIssuer(waiting.signInPage(), subject, email);
    return complete(waiting, answer.getOrDefault("state", ""), answer.getOrDefault("code", ""));
  }

  @Test
  void opensAnAccountAndFindsItAgain() throws Exception {
    var subject = UUID.randomUUID().toString();
    var email = newEmail();

    var first = signIn(subject, email);
    var second = signIn(subject, newEmail());

    assertThat(first.getUser().getEmail()).isEqualTo(email);
    assertThat(first.getUser().getDisplayName()).isEqualTo("Putri");
    assertThat(second.getUser()).isEqualTo(first.getUser());
    assertThat(users(second).getUser(GetUserRequest.newBuilder().setId("me").build()))
        .isEqualTo(first.getUser());
  }

  @Test
  void refusesACodeThatWasUsed() throws Exception {
    var first = begin();
    var answer = signInAtIssuer(first.signInPage(), UUID.randomUUID().toString(), newEmail());
    var code = answer.getOrDefault("code", "");
    complete(first, answer.getOrDefault("state", ""), code);
    var second = begin();
    var state = GoogleSignInTest.query(second.signInPage()).getOrDefault("state", "");

    var refusal = refusal(() -> complete(second, state, code));

    GoogleSignInTest.assertUnauthenticated(refusal, ErrorReason.SIGN_IN_CODE_INVALID, Map.of());
  }

  /// Somebody puts the code of their own sign-in into the answer that a victim's browser brings.
  @Test
  void refusesACodeOfAnotherSignIn() throws Exception {
    var attackers = signInAtIssuer(begin().signInPage(), UUID.randomUUID().toString(), newEmail());
    var victim = begin();
    var state = GoogleSignInTest.query(victim.signInPage()).getOrDefault("state", "");

    var refusal = refusal(() -> complete(victim, state, attackers.getOrDefault("code", "")));

    GoogleSignInTest.assertUnauthenticated(refusal, ErrorReason.SIGN_IN_CODE_INVALID, Map.of());
  }
}
