package id.karcis.user.session;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import id.karcis.platform.identity.TokenKeys;
import id.karcis.platform.keys.SigningKey;
import id.karcis.platform.keys.SigningKeys;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The keys that sign access tokens, read from the database now and then and kept while it is away.
/// Other services ask for the public ones over gRPC; this service verifies with them here. A new
/// key is published for a while before it signs ([TokenKeySettings]), because another instance may
/// answer with the keys it read a minute ago. Thread-safe.
@Component
final class SigningKeyRing implements TokenKeys {

  private static final Logger log = LoggerFactory.getLogger(SigningKeyRing.class);

  static final String ALGORITHM = JWSAlgorithm.ES256.getName();

  /// Invented key ids make it look for newer keys no more often than this.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final SigningKeys stored;
  private final TokenKeySettings settings;
  private final Clock clock;
  private @Nullable Ring ring;

  private record Ring(SigningKey signing, JWKSet publicKeys, long readAtNanos) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - readAtNanos > age.toNanos();
    }
  }

  SigningKeyRing(SigningKeys stored, TokenKeySettings settings, Clock clock) {
    this.stored = stored;
    this.settings = settings;
    this.clock = clock;
  }

  /// Returns the key to sign with.
  SigningKey signing() {
    return read(settings.readEvery()).signing();
  }

  @Override
  public JWKSet current() {
    return read(settings.readEvery()).publicKeys();
  }

  @Override
  public JWKSet afterUnknownKey() {
    return read(BETWEEN_LOOKS).publicKeys();
  }

  private synchronized Ring read(Duration maxAge) {
    var known = ring;
    if (known != null && !known.isOlderThan(maxAge)) {
      return known;
    }
    var latest = loadOr(known);
    ring = latest;
    return latest;
  }

  private Ring loadOr(@Nullable Ring known) {
    try {
      return load();
    } catch (DataAccessException e) {
      if (known == null) {
        throw e;
      }
      log.warn("The signing keys cannot be read; going on with those known");
      return new Ring(known.signing(), known.publicKeys(), System.nanoTime());
    }
  }

  private Ring load() {
    stored.current(ALGORITHM); // Makes the first one.
    var keys = stored.all(ALGORITHM);
    var publicKeys = keys.stream().<JWK>map(SigningKeyRing::publicKey).toList();
    return new Ring(signing(keys), new JWKSet(publicKeys), System.nanoTime());
  }

  /// A key younger than its lead is published only.
  private SigningKey signing(List<SigningKey> newestFirst) {
    var latest = clock.instant().minus(settings.tokenKeyLead());
    return newestFirst.stream()
        .filter(key -> key.createTime().isBefore(latest))
        .findFirst()
        .orElse(newestFirst.getLast());
  }

  private static ECKey publicKey(SigningKey key) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) key.publicKey())
        .keyID(key.kid())
        .algorithm(JWSAlgorithm.ES256)
        .keyUse(KeyUse.SIGNATURE)
        .build();
  }
}
