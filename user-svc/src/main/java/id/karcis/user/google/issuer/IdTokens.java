package id.karcis.user.google.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import id.karcis.user.google.issuer.IdTokenException.Problem;
import java.text.ParseException;
import java.time.Clock;
import java.util.Set;

/// Believes an ID token, or does not (OpenID Connect Core 1.0, section 3.1.3.7). Takes RS256 and
/// ES256: never `none`, and never an algorithm that signs with the client's secret.
final class IdTokens {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final int MAX_CHARACTERS = 16 * 1024;

  private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
  private final IdTokenClaims claims;

  IdTokens(IssuerClient client, JWKSource<SecurityContext> keys, Clock clock) {
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // Ours tell which one is wrong.
    signatures.setJWTClaimsSetVerifier(null);
    claims = new IdTokenClaims(client, clock);
  }

  /// @param nonceHash SHA-256 of the nonce that the sign-in was begun with
  IdentityClaims verify(String idToken, byte[] nonceHash) throws IdTokenException, IssuerException {
    return claims.check(signed(parse(idToken)), nonceHash);
  }

  private static SignedJWT parse(String idToken) throws IdTokenException {
    if (idToken.length() > MAX_CHARACTERS) {
      throw new IdTokenException(Problem.MALFORMED);
    }
    try {
      if (JWTParser.parse(idToken) instanceof SignedJWT signed) {
        return signed;
      }
      throw new IdTokenException(Problem.SIGNATURE);
    } catch (ParseException _) {
      throw new IdTokenException(Problem.MALFORMED);
    }
  }

  private JWTClaimsSet signed(SignedJWT token) throws IdTokenException, IssuerException {
    try {
      return signatures.process(token, null);
    } catch (KeySourceException e) {
      throw new IssuerException("its keys cannot be read", e);
    } catch (BadJOSEException | JOSEException _) {
      throw new IdTokenException(Problem.SIGNATURE);
    }
  }
}
