package id.karcis.local.sale;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/// Tokens that nobody may take for real, made from a real one of an admin.
final class ForgedTokens {

  private ForgedTokens() {}

  static Map<String, String> all(String realToken) {
    try {
      var real = SignedJWT.parse(realToken);
      var claims = real.getJWTClaimsSet();
      var keyId = real.getHeader().getKeyID();
      return Map.of(
          "algorithm none", new PlainJWT(claims).serialize(),
          "another key of the same id", signedByAnotherKey(keyId, claims),
          "another key of another id", signedByAnotherKey("somebody-else", claims),
          "an HMAC", hmac(keyId, claims),
          "expired, signed by another key", signedByAnotherKey(keyId, expired(claims)),
          "a changed claim", changedClaim(real, claims),
          "a cut signature", realToken.substring(0, realToken.length() - 4),
          "no token at all", "let-me-in");
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String signedByAnotherKey(String keyId, JWTClaimsSet claims) throws JOSEException {
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
    token.sign(new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
    return token.serialize();
  }

  private static String hmac(String keyId, JWTClaimsSet claims) throws JOSEException {
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
    token.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
    return token.serialize();
  }

  private static JWTClaimsSet expired(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims)
        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
        .build();
  }

  private static String changedClaim(SignedJWT real, JWTClaimsSet claims) {
    var changed = new JWTClaimsSet.Builder(claims).claim("role", "SUPERUSER").build();
    var parts = real.serialize().split("\\.", -1);
    return parts[0] + "." + Base64URL.encode(changed.toString()) + "." + parts[2];
  }
}
