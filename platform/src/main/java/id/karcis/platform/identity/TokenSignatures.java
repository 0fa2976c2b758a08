package id.karcis.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.karcis.platform.error.Refusal;
import java.text.ParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Verifies who signed a token: ES256 with one of the known keys, whatever the token's header says.
/// What the token claims is left to the caller.
final class TokenSignatures {

  private static final int MAX_TOKEN_CHARACTERS = 4096;

  private final TokenKeys keys;

  TokenSignatures(TokenKeys keys) {
    this.keys = keys;
  }

  /// Returns what a well-signed token claims.
  ///
  /// @param refusal makes one of what is wrong with the token
  JWTClaimsSet verify(String token, Function<String, Refusal> refusal) {
    if (token.length() > MAX_TOKEN_CHARACTERS) {
      throw refusal.apply("it is longer than " + MAX_TOKEN_CHARACTERS + " characters");
    }
    var jwt = parse(token, refusal);
    verifySignature(jwt, refusal);
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException _) {
      throw refusal.apply("its claims are malformed");
    }
  }

  private static SignedJWT parse(String token, Function<String, Refusal> refusal) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException _) {
      throw refusal.apply("it is not a signed JWT");
    }
  }

  private void verifySignature(SignedJWT jwt, Function<String, Refusal> refusal) {
    if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
      throw refusal.apply("its algorithm is not ES256");
    }
    try {
      if (!jwt.verify(new ECDSAVerifier(key(jwt.getHeader().getKeyID(), refusal)))) {
        throw refusal.apply("its signature does not match");
      }
    } catch (JOSEException _) {
      throw refusal.apply("its signature cannot be verified");
    }
  }

  private ECKey key(@Nullable String id, Function<String, Refusal> refusal) {
    if (id == null) {
      throw refusal.apply("it names no key");
    }
    var key = find(keys.current(), id);
    key = key == null ? find(keys.afterUnknownKey(), id) : key;
    if (key == null) {
      throw refusal.apply("it is signed by an unknown key");
    }
    return key;
  }

  private static @Nullable ECKey find(JWKSet set, String id) {
    return set.getKeyByKeyId(id) instanceof ECKey key ? key : null;
  }
}
