package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.StartGoogleSignInRequest;
import id.karcis.api.user.v1.StartGoogleSignInResponse;
import id.karcis.platform.error.Refusal;
import id.karcis.user.UserServiceTest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that sign in with [ScriptedIssuer]. They play the browser themselves.
abstract class GoogleSignInTest extends UserServiceTest {

  static final String CLIENT_ID = "karcis-client";
  static final String CLIENT_SECRET = "a-secret-that-the-issuer-knows&nobody-else";
  static final ScriptedIssuer ISSUER = new ScriptedIssuer();

  private static final Metadata.Key<String> LOCATION = ascii("location");
  private static final Metadata.Key<String> SET_COOKIE = ascii("set-cookie");

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry registry) {
    registry.add("karcis.google.issuer", ISSUER::name);
    registry.add("karcis.google.client-id", () -> CLIENT_ID);
    registry.add("karcis.google.client-secret", () -> CLIENT_SECRET);
  }

  /// What a browser knows after the first half.
  record Begun(StartGoogleSignInResponse answer, String location, String cookie) {

    String parameter(String name) {
      return query(URI.create(answer.getAuthorizationUri())).getOrDefault(name, "");
    }

    /// The value of the cookie, which the edge hands on.
    String binding() {
      return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    String state() {
      return parameter("state");
    }

    String nonce() {
      return parameter("nonce");
    }
  }

  /// What a browser gets after the second half.
  record Completed(LoginResponse answer, String location, String cookie) {}

  @AfterEach
  void behaveAgain() {
    ISSUER.reset();
    // A success makes the service forget earlier failures of the issuer.
    signIn(person(UUID.randomUUID().toString(), newEmail()));
    ISSUER.reset();
  }

  Begun begin() {
    return begin("");
  }

  Begun begin(String returnTo) {
    var headers = new AtomicReference<Metadata>();
    var answer =
        capturing(auth(), headers)
            .startGoogleSignIn(StartGoogleSignInRequest.newBuilder().setReturnTo(returnTo).build());
    return new Begun(answer, header(headers, LOCATION), header(headers, SET_COOKIE));
  }

  /// The second half, in the browser that began.
  Completed complete(Begun begun) {
    return complete(begun.binding(), answer(begun));
  }

  Completed complete(String binding, CompleteGoogleSignInRequest request) {
    var headers = new AtomicReference<Metadata>();
    var stub = capturing(with(auth(), "x-sign-in-binding", binding), headers);
    var answer = stub.completeGoogleSignIn(request);
    return new Completed(answer, header(headers, LOCATION), header(headers, SET_COOKIE));
  }

  static CompleteGoogleSignInRequest answer(Begun begun) {
    return CompleteGoogleSignInRequest.newBuilder()
        .setState(begun.state())
        .setCode("a-code")
        .build();
  }

  /// Both halves, for whom the claims speak of.
  Completed signIn(JWTClaimsSet.Builder claims) {
    var begun = begin();
    ISSUER.gives(ISSUER.signed(claims.claim("nonce", begun.nonce()).build()));
    return complete(begun);
  }

  /// Both halves with an ID token that the test makes of good claims; must be refused, without a
  /// trace.
  Refusal refusedToken(UnaryOperator<JWTClaimsSet.Builder> change) {
    return refusedSignIn(begun -> ISSUER.signed(change.apply(good(begun)).build()));
  }

  Refusal refusedSignIn(Function<Begun, String> idToken) {
    var begun = begin();
    ISSUER.gives(idToken.apply(begun));
    return refusedWithoutTrace(() -> complete(begun).answer());
  }

  static JWTClaimsSet.Builder good(Begun begun) {
    return person("someone", newEmail()).claim("nonce", begun.nonce());
  }

  static JWTClaimsSet.Builder person(String subject, String email) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER.name())
        .audience(CLIENT_ID)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("email", email)
        .claim("email_verified", true)
        .claim("name", "Dewi Lestari");
  }

  /// Runs a call that must fail and leave everything as it was.
  Refusal refusedWithoutTrace(Supplier<LoginResponse> call) {
    var before = rows();
    var refusal = refusal(call);
    assertThat(rows()).isEqualTo(before);
    return refusal;
  }

  static void assertUnauthenticated(
      Refusal refusal, ErrorReason reason, Map<String, String> metadata) {
    assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.metadata()).isEqualTo(metadata);
  }

  static void assertIssuerAway(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThat(refusal.metadata()).isEqualTo(Map.of("dependency", "sign-in issuer"));
    assertThat(refusal.retryAfter()).isPositive();
  }

  /// What a sign-in may change.
  private String rows() {
    return jdbc.sql(
            """
            select (select count(*) from accounts) as accounts,
                   (select sum(version) from accounts) as changes,
                   (select count(*) from identities) as identities,
                   (select count(*) from sessions) as sessions
            """)
        .query()
        .singleRow()
        .toString();
  }

  static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static AuthServiceBlockingStub capturing(
      AuthServiceBlockingStub stub, AtomicReference<Metadata> headers) {
    return stub.withInterceptors(
        MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
  }

  private static String header(AtomicReference<Metadata> headers, Metadata.Key<String> key) {
    return Objects.requireNonNullElse(Objects.requireNonNull(headers.get()).get(key), "");
  }

  private static Metadata.Key<String> ascii(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
