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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The keys that sign access tokens, read from the database once a minute and kept while it is
/// away. Other services ask for the public ones over gRPC; this service verifies with them here.
/// Thread-safe.
@Component
final class SigningKeyRing implements TokenKeys {

  private static final Logger log = LoggerFactory.getLogger(SigningKeyRing.class);

  private static final String ALGORITHM = JWSAlgorithm.ES256.getName();
  private static final Duration KEPT = Duration.ofMinutes(1);

  /// Invented key ids make it look for newer keys no more often than this.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final SigningKeys stored;
  private @Nullable Ring ring;

  private record Ring(SigningKey newest, JWKSet publicKeys, long readAtNanos) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - readAtNanos > age.toNanos();
    }
  }

  SigningKeyRing(SigningKeys stored) {
    this.stored = stored;
  }

  /// Returns the key to sign with.
  SigningKey newest() {
    return read(KEPT).newest();
  }

  @Override
  public JWKSet current() {
    return read(KEPT).publicKeys();
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
      return new Ring(known.newest(), known.publicKeys(), System.nanoTime());
    }
  }

  private Ring load() {
    var newest = stored.current(ALGORITHM);
    List<JWK> publicKeys =
        stored.all(ALGORITHM).stream().<JWK>map(SigningKeyRing::publicKey).toList();
    return new Ring(newest, new JWKSet(publicKeys), System.nanoTime());
  }

  private static ECKey publicKey(SigningKey key) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) key.publicKey())
        .keyID(key.kid())
        .algorithm(JWSAlgorithm.ES256)
        .keyUse(KeyUse.SIGNATURE)
        .build();
  }
}
