package id.karcis.user.google.issuer;

import java.net.URI;
import java.util.Set;

/// What an issuer knows this installation by. Its text form leaves the secret out.
///
/// @param issuer the issuer's name, an address; its discovery document lies below it
/// @param secret empty for a public client
/// @param redirectUri where the issuer sends people back to, as registered with it
public record IssuerClient(String issuer, String id, String secret, URI redirectUri) {

  private static final String GOOGLE = "https://accounts.google.com";

  /// Google's ID tokens may leave the scheme out ("Validating an ID token" in its documentation).
  private static final String GOOGLE_WITHOUT_SCHEME = "accounts.google.com";

  /// The names under which ID tokens of this issuer come.
  Set<String> namesInTokens() {
    return issuer.equals(GOOGLE) ? Set.of(GOOGLE, GOOGLE_WITHOUT_SCHEME) : Set.of(issuer);
  }

  URI discoveryUri() {
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  @Override
  public String toString() {
    return "IssuerClient[" + issuer + "]";
  }
}
