package id.karcis.user.google.issuer;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;

/// An OpenID Connect issuer. Nothing is asked of it before somebody signs in. Never call it inside
/// a transaction. Thread-safe.
public final class Issuer implements AutoCloseable {

  private static final String SCOPE = "openid email profile";

  private final IssuerClient client;
  private final IssuerHttp http;
  private final IssuerDirectory directory;
  private final TokenEndpoint tokens;

  // Of its own: a revocation endpoint that is broken must not keep people from signing in.
  private final IssuerHttp revocationHttp;
  private final TokenEndpoint revocations;
  private final IdTokens idTokens;

  public Issuer(IssuerClient client, Clock clock) {
    this.client = client;
    http = new IssuerHttp();
    directory = new IssuerDirectory(client, http);
    tokens = new TokenEndpoint(client, http);
    revocationHttp = new IssuerHttp();
    revocations = new TokenEndpoint(client, revocationHttp);
    idTokens = new IdTokens(client, new IssuerKeys(directory, http), clock);
  }

  /// The issuer's name.
  public String name() {
    return client.issuer();
  }

  /// Where to send somebody who wants to sign in.
  ///
  /// @param challenge SHA-256 of the PKCE verifier, in base64url (RFC 7636, section 4.2)
  public URI authorizationUri(String state, String nonce, String challenge) throws IssuerException {
    var endpoint = directory.metadata().authorizationEndpoint();
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", client.id());
    query.put("redirect_uri", client.redirectUri().toString());
    query.put("scope", SCOPE);
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    var separator = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + separator + IssuerHttp.encode(query));
  }

  /// Whether an answer that names `iss` as its issuer, or nobody if empty, may be this one's (RFC
  /// 9207, section 2.4).
  public boolean mayAnswerAs(String iss) throws IssuerException {
    return iss.isEmpty() ? !directory.metadata().namesItself() : iss.equals(client.issuer());
  }

  /// Exchanges a code, which is used up by it.
  public IssuedTokens exchange(String code, String verifier)
      throws IssuerException, CodeRefusedException {
    return tokens.exchange(directory.metadata(), code, verifier);
  }

  /// Believes an ID token, or does not.
  ///
  /// @param nonceHash SHA-256 of the nonce given to [#authorizationUri]
  public IdentityClaims verify(String idToken, byte[] nonceHash)
      throws IdTokenException, IssuerException {
    return idTokens.verify(idToken, nonceHash);
  }

  /// Makes a refresh token worthless, if the issuer offers that. Repeats do no harm.
  public void revoke(String refreshToken) throws IssuerException {
    var metadata = directory.metadata();
    var endpoint = metadata.revocation();
    if (endpoint.isPresent()) {
      revocations.revoke(metadata, endpoint.get(), refreshToken);
    }
  }

  @Override
  public void close() {
    http.close();
    revocationHttp.close();
  }
}
