package id.karcis.user.google.issuer;

import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an issuer says of itself (OpenID Connect Discovery 1.0, section 3).
///
/// @param takesBasic whether the client names itself in the header `Authorization`, else in the
///   form
/// @param namesItself whether it puts its name into every answer that a browser brings (RFC 9207)
record IssuerMetadata(
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI jwksUri,
    @Nullable URI revocationEndpoint,
    boolean takesBasic,
    boolean namesItself) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Reads a discovery document; refuses one that is not `issuer`'s (section 4.3).
  static IssuerMetadata read(String document, String issuer) throws IssuerException {
    try {
      var json = IssuerJson.object(document);
      if (!issuer.equals(json.get("issuer"))) {
        throw new IssuerException("its discovery document names another issuer");
      }
      return new IssuerMetadata(
          endpoint(json, "authorization_endpoint"),
          endpoint(json, "token_endpoint"),
          endpoint(json, "jwks_uri"),
          json.get("revocation_endpoint") == null ? null : endpoint(json, "revocation_endpoint"),
          takesBasic(json),
          Boolean.TRUE.equals(json.get("authorization_response_iss_parameter_supported")));
    } catch (ParseException e) {
      throw new IssuerException("its discovery document cannot be read", e);
    }
  }

  Optional<URI> revocation() {
    return Optional.ofNullable(revocationEndpoint);
  }

  private static URI endpoint(Map<String, Object> json, String name) throws IssuerException {
    var text = json.get(name);
    if (text instanceof String address) {
      try {
        var uri = URI.create(address);
        if (isSafe(uri)) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        throw new IssuerException("its " + name + " is no address", e);
      }
    }
    throw new IssuerException("its " + name + " is missing, or not https");
  }

  /// Secrets travel over TLS, or do not leave the machine.
  static boolean isSafe(URI uri) {
    var host = uri.getHost();
    return host != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && ("https".equals(uri.getScheme())
            || "http".equals(uri.getScheme()) && LOOPBACK.contains(host));
  }

  /// The default of section 3 is the header.
  private static boolean takesBasic(Map<String, Object> json) {
    return !(json.get("token_endpoint_auth_methods_supported") instanceof List<?> methods)
        || methods.contains("client_secret_basic");
  }
}
