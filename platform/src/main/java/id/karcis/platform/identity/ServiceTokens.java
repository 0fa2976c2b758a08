package id.karcis.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.settings.SettingException;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// How Karcis services prove to each other who they are: a JWT of one minute, signed with HS256 and
/// the secret that all services share. It travels under a name of its own, so that it can never be
/// mistaken for a user's token, nor one for it. Safe for use by several threads.
public final class ServiceTokens {

  /// The name under which the token travels.
  public static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-karcis-service-token", Metadata.ASCII_STRING_MARSHALLER);

  static final String AUDIENCE = "karcis-internal";

  private static final String SETTING = "karcis.service-secret";
  private static final int MIN_SECRET_BYTES = 32;
  private static final int MAX_TOKEN_CHARACTERS = 2048;
  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(30);
  private static final Duration SKEW = Duration.ofSeconds(10);

  private record Issued(String token, Instant expiry) {}

  private final String service;
  private final byte[] secret;
  private final InstantSource clock;
  private volatile @Nullable Issued issued;

  /// @param service the name this service calls under
  /// @param secret at least 32 bytes in UTF-8, the same for all services
  /// @throws SettingException if the secret is missing or short
  public ServiceTokens(String service, @Nullable String secret, InstantSource clock) {
    this.service = service;
    this.secret = checked(secret);
    this.clock = clock;
  }

  private static byte[] checked(@Nullable String secret) {
    if (secret == null || secret.isBlank()) {
      throw new SettingException(SETTING, "is missing; expected 32 random bytes or more");
    }
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new SettingException(
          SETTING, "has %d bytes; expected %d or more".formatted(bytes.length, MIN_SECRET_BYTES));
    }
    return bytes;
  }

  /// Returns an interceptor that lets a channel's calls prove who makes them.
  public ClientInterceptor interceptor() {
    return new ServiceTokenInterceptor(this);
  }

  /// Returns a token that is valid for half a minute at least.
  public String current() {
    var now = clock.instant();
    var known = issued;
    if (known == null || now.isAfter(known.expiry.minus(RENEW_BEFORE_END))) {
      known = issue(now);
      issued = known;
    }
    return known.token;
  }

  private Issued issue(Instant now) {
    var expiry = now.plus(LIFETIME);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(service)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiry))
            .build();
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      jwt.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException("signing a service token", e);
    }
    return new Issued(jwt.serialize(), expiry);
  }

  /// Returns the name of the service that issued the token; refuses UNAUTHENTICATED `TOKEN_INVALID`
  /// otherwise.
  public String verify(String token) {
    if (token.length() > MAX_TOKEN_CHARACTERS) {
      throw invalid();
    }
    try {
      var jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new MACVerifier(secret))) {
        throw invalid();
      }
      return issuer(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException _) {
      throw invalid();
    }
  }

  private String issuer(JWTClaimsSet claims) {
    var expiry = claims.getExpirationTime();
    var issuer = claims.getIssuer();
    if (issuer == null
        || !claims.getAudience().contains(AUDIENCE)
        || expiry == null
        || clock.instant().isAfter(expiry.toInstant().plus(SKEW))) {
      throw invalid();
    }
    return issuer;
  }

  private static Refusal invalid() {
    return Refusals.unauthenticated(
        ErrorReason.TOKEN_INVALID, "the service token is not valid or has expired");
  }
}
