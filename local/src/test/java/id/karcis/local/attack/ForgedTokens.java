package id.karcis.local.attack;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Access tokens that no service may take, made from a real one of an admin. Those of the second
/// half are signed with the platform's own key, so that only the claim in question is wrong.
final class ForgedTokens {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SIGNATURE_BYTES = 64;
  private static final int HUGE = 6_000;

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final String real;
  private final String keyId;
  private final ObjectNode claims;

  private ForgedTokens(String real) {
    this.real = real;
    this.keyId = json(0).path("kid").asString();
    this.claims = (ObjectNode) json(1);
  }

  /// All of them by name.
  ///
  /// @param real a token of an admin
  /// @param jwks the published keys, as anybody can read them
  /// @param platformKey what `real` was signed with
  static Map<String, String> of(String real, JsonNode jwks, PrivateKey platformKey) {
    var forged = new ForgedTokens(real);
    forged.withoutSignature();
    forged.withPublicKeyAsSecret(jwks);
    forged.withKeyIds(Jwts.newKey());
    forged.withOwnKeys(Jwts.newKey());
    forged.edited();
    forged.malformed();
    forged.signedByThePlatform(platformKey);
    return forged.tokens;
  }

  private void withoutSignature() {
    for (var none : new String[] {"none", "None", "NONE", "nOnE"}) {
      var header = "{\"alg\": \"%s\", \"kid\": \"%s\"}".formatted(none, keyId);
      tokens.put("alg " + none, Jwts.unsigned(header, claims.toString()) + ".");
    }
    tokens.put("alg none with the old signature", headed("{\"alg\": \"none\"}"));
    tokens.put("stripped signature", parts()[0] + "." + parts()[1] + ".");
    tokens.put("signature of zeros", parts()[0] + "." + parts()[1] + "." + zeros(SIGNATURE_BYTES));
    tokens.put("signature of one zero", parts()[0] + "." + parts()[1] + "." + zeros(1));
    tokens.put("cut signature", real.substring(0, real.length() - 4));
  }

  private void withPublicKeyAsSecret(JsonNode jwks) {
    var key = jwks.path("keys").get(0);
    var header = "{\"alg\": \"HS256\", \"kid\": \"%s\"}".formatted(keyId);
    tokens.put("HS256 with the public key", hmac(header, key.toString()));
    tokens.put("HS256 with x of the public key", hmac(header, key.path("x").asString()));
    tokens.put("HS256 with an empty-looking secret", hmac(header, "\0"));
    tokens.put("HS256 with the key id", hmac(header, keyId));
  }

  private void withKeyIds(KeyPair own) {
    var kids =
        Map.of(
            "a path", "../../../../../../dev/null",
            "SQL", "x' UNION SELECT 'key' --",
            "a URL", "https://evil.example/jwks.json",
            "a command", "$(touch /tmp/attacked)",
            "nobody's id", UUID.randomUUID().toString(),
            "nothing", "",
            "very much", "k".repeat(2_000));
    kids.forEach((name, kid) -> {
      tokens.put("kid is " + name, own("{\"alg\": \"ES256\", \"kid\": \"%s\"}", kid, own));
      var header = "{\"alg\": \"HS256\", \"kid\": \"%s\"}".formatted(kid);
      tokens.put("HS256, kid is " + name, hmac(header, "\0"));
    });
    tokens.put("no kid", own("{\"alg\": \"ES256\"}", "", own));
    tokens.put("kid is a list", own("{\"alg\": \"ES256\", \"kid\": [\"%s\"]}", keyId, own));
  }

  private void withOwnKeys(KeyPair own) {
    var jwk = jwk((ECPublicKey) own.getPublic());
    var start = "{\"alg\": \"ES256\", \"kid\": \"%s\", ";
    tokens.put("own key under the platform's id", own("{\"alg\":\"ES256\",\"kid\":\"%s\"}", own));
    tokens.put("own key in jwk", own(start + "\"jwk\": " + jwk + "}", own));
    tokens.put("jku", own(start + "\"jku\": \"https://evil.example/jwks.json\"}", own));
    tokens.put("x5u", own(start + "\"x5u\": \"https://evil.example/cert.pem\"}", own));
    tokens.put("x5c", own(start + "\"x5c\": [\"MIIB\"]}", own));
    tokens.put("unknown critical header", own(start + "\"crit\": [\"exp\"], \"exp\": 1}", own));
    tokens.put("unencoded payload", own(start + "\"b64\": false, \"crit\": [\"b64\"]}", own));
    tokens.put("RS256", own("{\"alg\": \"RS256\", \"kid\": \"%s\"}", own));
  }

  private void edited() {
    tokens.put("edited role", edited("role", "SUPERUSER"));
    tokens.put("edited sub", edited("sub", UUID.randomUUID().toString()));
    tokens.put("edited sid", edited("sid", UUID.randomUUID().toString()));
    tokens.put("longer life", edited("exp", Instant.now().getEpochSecond() + 1_000_000));
  }

  private void malformed() {
    tokens.put("one more part", real + ".x");
    tokens.put("five parts", real + ".x.y");
    tokens.put("dots alone", "..");
    tokens.put("two parts", parts()[0] + "." + parts()[1]);
    tokens.put("a word", "let-me-in");
    tokens.put("another base64", parts()[0] + "." + parts()[1] + "==." + parts()[2]);
    tokens.put("huge", parts()[0] + "." + Jwts.encode("x".repeat(HUGE)) + "." + parts()[2]);
    tokens.put(
        "claims are a list", Jwts.unsigned(Jwts.decode(parts()[0]), "[]") + "." + parts()[2]);
    tokens.put("nested header", headed("[".repeat(1_000)));
  }

  private void signedByThePlatform(PrivateKey key) {
    var now = Instant.now().getEpochSecond();
    signed("issuer", "iss", "somebody-else", key);
    signed("audience", "aud", "karcis-internal", key);
    signed("expiry", "exp", now - 3_600, key);
    signed("start", "nbf", now + 3_600, key);
    signed("time of issue", "iat", now + 3_600, key);
    signed("role", "role", "ROOT", key);
    signed("role in lower case", "role", "admin", key);
    signed("subject", "sub", "admin", key);
    for (var claim : new String[] {"iss", "aud", "exp", "iat", "sub", "sid", "role"}) {
      var without = claims.deepCopy();
      without.remove(claim);
      tokens.put("platform's key, no " + claim, Jwts.es256(header(), without.toString(), key));
    }
  }

  private void signed(String name, String claim, Object value, PrivateKey key) {
    var changed = changed(claim, value);
    tokens.put("platform's key, wrong " + name, Jwts.es256(header(), changed, key));
  }

  private String changed(String claim, Object value) {
    return claims.deepCopy().putPOJO(claim, value).toString();
  }

  private String edited(String claim, Object value) {
    return parts()[0] + "." + Jwts.encode(changed(claim, value)) + "." + parts()[2];
  }

  private String headed(String header) {
    return Jwts.encode(header) + "." + parts()[1] + "." + parts()[2];
  }

  private String own(String header, KeyPair key) {
    return own(header, keyId, key);
  }

  private String own(String header, String kid, KeyPair key) {
    return Jwts.es256(header.replace("%s", kid), claims.toString(), key.getPrivate());
  }

  private String hmac(String header, String secret) {
    return Jwts.hs256(header, claims.toString(), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String jwk(ECPublicKey key) {
    var point = key.getW();
    return "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"%s\", \"y\": \"%s\"}"
        .formatted(
            Jwts.encode(point.getAffineX().toByteArray()),
            Jwts.encode(point.getAffineY().toByteArray()));
  }

  private static String zeros(int count) {
    return Jwts.encode(new byte[count]);
  }

  private String header() {
    return Jwts.decode(parts()[0]);
  }

  private String[] parts() {
    return real.split("\\.", -1);
  }

  private JsonNode json(int part) {
    return JSON.readTree(Jwts.decode(parts()[part]));
  }
}
