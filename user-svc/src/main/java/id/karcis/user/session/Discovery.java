package id.karcis.user.session;

import com.nimbusds.jose.util.JSONObjectUtils;
import id.karcis.platform.identity.AccessTokens;
import id.karcis.platform.settings.SettingException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Says where the keys of the access tokens are, in the names of OpenID Connect Discovery 1.0.
@Component
final class Discovery {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^\\s/?#]+");

  private final String document;

  Discovery(@Value("${karcis.public-url}") String publicUrl) {
    if (!ORIGIN.matcher(publicUrl).matches()) {
      throw new SettingException(
          "karcis.public-url (KARCIS_PUBLIC_URL)",
          "is '" + publicUrl + "', expected a form such as https://tickets.example.com");
    }
    document =
        JSONObjectUtils.toJSONString(
            Map.of(
                "issuer", AccessTokens.ISSUER,
                "jwks_uri", publicUrl + "/.well-known/jwks.json",
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "claims_supported", List.of("iss", "aud", "sub", "role", "sid", "iat", "exp")));
  }

  /// As JSON.
  String document() {
    return document;
  }
}
