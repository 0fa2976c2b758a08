package id.karcis.user.google.issuer;

import id.karcis.user.google.issuer.IssuerHttp.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The back channel to an issuer (RFC 6749, section 4.1.3; RFC 7009).
final class TokenEndpoint {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /// The client's own fault: no code would be taken (RFC 6749, section 5.2).
  private static final Set<String> OUR_FAULT =
      Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope");

  private static final int MAX_REFRESH_TOKEN_CHARACTERS = 4_096;

  private final IssuerClient client;
  private final IssuerHttp http;

  TokenEndpoint(IssuerClient client, IssuerHttp http) {
    this.client = client;
    this.http = http;
  }

  IssuedTokens exchange(IssuerMetadata issuer, String code, String verifier)
      throws IssuerException, CodeRefusedException {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", client.redirectUri().toString());
    form.put("code_verifier", verifier);
    var answer = post(issuer, issuer.tokenEndpoint(), form);
    if (answer.status() == OK) {
      return tokens(answer);
    }
    throw refused(answer);
  }

  /// Tells the issuer that a refresh token is of no use any more. A token that it does not know is
  /// fine (RFC 7009, section 2.2).
  void revoke(IssuerMetadata issuer, URI endpoint, String refreshToken) throws IssuerException {
    var form = new LinkedHashMap<String, String>();
    form.put("token", refreshToken);
    form.put("token_type_hint", "refresh_token");
    var answer = post(issuer, endpoint, form);
    if (answer.status() != OK && answer.status() != BAD_REQUEST) {
      throw new IssuerException("its revocation endpoint: HTTP " + answer.status());
    }
  }

  private Answer post(IssuerMetadata issuer, URI endpoint, Map<String, String> form)
      throws IssuerException {
    if (!client.secret().isEmpty() && issuer.takesBasic()) {
      return http.post(endpoint, form, basic());
    }
    form.put("client_id", client.id());
    if (!client.secret().isEmpty()) {
      form.put("client_secret", client.secret());
    }
    return http.post(endpoint, form, "");
  }

  /// Both parts are encoded as in a form first (RFC 6749, section 2.3.1).
  private String basic() {
    var pair = IssuerHttp.encode(client.id()) + ":" + IssuerHttp.encode(client.secret());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static IssuedTokens tokens(Answer answer) throws IssuerException {
    try {
      var json = IssuerJson.object(answer.body());
      var idToken = IssuerJson.text(json, "id_token");
      var refreshToken = IssuerJson.text(json, "refresh_token");
      if (idToken == null) {
        throw new IssuerException("its token endpoint gives no ID token");
      }
      return new IssuedTokens(
          idToken,
          refreshToken == null || refreshToken.length() > MAX_REFRESH_TOKEN_CHARACTERS
              ? null
              : refreshToken);
    } catch (ParseException e) {
      throw new IssuerException("its token endpoint does not answer JSON", e);
    }
  }

  private static CodeRefusedException refused(Answer answer) throws IssuerException {
    var error = error(answer);
    if (error.isEmpty() || OUR_FAULT.contains(error)) {
      throw new IssuerException("its token endpoint: HTTP %d %s".formatted(answer.status(), error));
    }
    return new CodeRefusedException(error);
  }

  /// A word of RFC 6749, section 5.2, or empty.
  private static String error(Answer answer) {
    try {
      var error = IssuerJson.text(IssuerJson.object(answer.body()), "error");
      return error != null && error.matches("[a-z_]{1,64}") ? error : "";
    } catch (ParseException _) {
      return "";
    }
  }
}
