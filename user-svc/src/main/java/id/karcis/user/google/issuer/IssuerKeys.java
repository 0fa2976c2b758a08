package id.karcis.user.google.issuer;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that an issuer signs with, wherever its discovery document says they are now. Kept for
/// a while, and fetched again when a token names a key that is not among them; tokens come from the
/// issuer itself, so nobody else can make it fetch. While the keys cannot be fetched, those known
/// are used for some hours; a key that is not among them then means "not known", not "forged".
/// Thread-safe.
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final Duration USABLE = Duration.ofHours(4);
  private static final int OK = 200;

  private final IssuerDirectory directory;
  private final IssuerHttp http;
  private final Kept<JWKSet> kept = new Kept<>(this::fetch);

  IssuerKeys(IssuerDirectory directory, IssuerHttp http) {
    this.directory = directory;
    this.http = http;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    var known = known(selector, FRESH);
    if (!known.isEmpty()) {
      return known;
    }
    try {
      return selector.select(kept.fetched());
    } catch (IssuerException e) {
      var old = known(selector, USABLE);
      if (old.isEmpty()) {
        throw new RemoteKeySourceException(e.getMessage(), e);
      }
      return old;
    }
  }

  private List<JWK> known(JWKSelector selector, Duration age) {
    return kept.youngerThan(age).map(selector::select).orElse(List.of());
  }

  private JWKSet fetch() throws IssuerException {
    var answer = http.get(directory.metadata().jwksUri());
    if (answer.status() != OK) {
      throw new IssuerException("its keys: HTTP " + answer.status());
    }
    try {
      return JWKSet.parse(IssuerJson.object(answer.body()));
    } catch (ParseException | RuntimeException e) {
      // The library stumbles over some sets that are none.
      throw new IssuerException("its keys are no JSON Web Key Set", e);
    }
  }
}
