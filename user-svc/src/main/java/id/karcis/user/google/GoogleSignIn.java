package id.karcis.user.google;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.request.RequestContext;
import id.karcis.platform.request.ResponseCookie;
import id.karcis.platform.request.ResponseMetadata;
import id.karcis.user.account.Account;
import id.karcis.user.google.SignInAttempts.Secrets;
import id.karcis.user.google.issuer.CodeRefusedException;
import id.karcis.user.google.issuer.IdTokenException;
import id.karcis.user.google.issuer.Issuer;
import id.karcis.user.google.issuer.IssuerException;
import id.karcis.user.session.Device;
import id.karcis.user.session.FederatedSignIn;
import id.karcis.user.session.SignIn;
import id.karcis.user.session.SignedIn;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Sign-in with the configured issuer: the code flow with PKCE, state and nonce (OpenID Connect
/// Core 1.0, section 3.1; RFC 9700). A cookie ties the flow to the browser that began it, so that
/// nobody can be signed in to a stranger's account by a link. No transaction is open while the
/// issuer is asked.
@Component
final class GoogleSignIn implements FederatedSignIn {

  /// The edge hands it on as metadata `x-sign-in-binding`.
  static final String COOKIE = "karcis_sign_in";

  private static final String COOKIE_PATH = "/api/auth/google";

  private final ConfiguredIssuer configured;
  private final SignInAttempts attempts;
  private final Identities identities;
  private final FailedIssuerSignIns failures;
  private final SignIn signIn;
  private final ReturnAddress returnAddress;
  private final boolean https;

  GoogleSignIn(
      ConfiguredIssuer configured,
      SignInAttempts attempts,
      Identities identities,
      FailedIssuerSignIns failures,
      SignIn signIn,
      GoogleSettings settings,
      @Value("${karcis.public-url}") String publicUrl) {
    this.configured = configured;
    this.attempts = attempts;
    this.identities = identities;
    this.failures = failures;
    this.signIn = signIn;
    this.returnAddress = new ReturnAddress(settings.returnBase(publicUrl));
    this.https = publicUrl.startsWith("https:");
  }

  @Override
  public Begun begin(String returnTo) {
    var issuer = configured.required();
    var path = returnAddress.checked(returnTo);
    var secrets = Secrets.random();
    try {
      var uri =
          issuer.authorizationUri(
              secrets.state(), secrets.nonce(), RandomText.challenge(secrets.verifier()));
      var expires = attempts.add(secrets, path);
      ResponseMetadata.redirect(uri);
      ResponseMetadata.cookie(cookie(secrets.binding(), SignInAttempts.LIFETIME));
      return new Begun(uri, expires);
    } catch (IssuerException e) {
      throw SignInRefusals.issuerAway(e);
    }
  }

  @Override
  public SignedIn complete(Answer answer) {
    var issuer = configured.required();
    var proved = audited(issuer, answer);
    var signedIn = signIn.openBriefly(proved.account(), Device.current());
    ResponseMetadata.cookie(cookie("", Duration.ZERO));
    ResponseMetadata.redirect(
        returnAddress.with(proved.attempt().returnTo(), signedIn.refreshToken().text()));
    return signedIn;
  }

  /// Somebody who has proved who they are.
  private record Proved(SignInAttempt attempt, Account account) {}

  private Proved audited(Issuer issuer, Answer answer) {
    try {
      return prove(issuer, answer);
    } catch (Refusal refusal) {
      failures.record(answer.state(), refusal);
      throw refusal;
    }
  }

  private Proved prove(Issuer issuer, Answer answer) {
    var attempt =
        attempts
            .take(answer.state(), RequestContext.current().signInBinding())
            .orElseThrow(SignInRefusals::stateInvalid);
    return new Proved(attempt, accountOf(issuer, attempt, answer));
  }

  private Account accountOf(Issuer issuer, SignInAttempt attempt, Answer answer) {
    try {
      if (!issuer.mayAnswerAs(answer.issuer())) {
        throw SignInRefusals.stateInvalid();
      }
      if (!answer.error().isEmpty()) {
        throw SignInRefusals.refused(answer.error());
      }
      if (answer.code().isEmpty()) {
        throw SignInRefusals.codeInvalid();
      }
      var tokens = issuer.exchange(answer.code(), attempt.verifier());
      var claims = issuer.verify(tokens.idToken(), attempt.nonceHash());
      return identities.accountOf(claims, tokens.refreshToken());
    } catch (IssuerException e) {
      throw SignInRefusals.issuerAway(e);
    } catch (CodeRefusedException _) {
      throw SignInRefusals.codeInvalid();
    } catch (IdTokenException e) {
      throw SignInRefusals.idTokenInvalid(e.problem());
    }
  }

  private ResponseCookie cookie(String value, Duration maxAge) {
    return new ResponseCookie(COOKIE, value, COOKIE_PATH, maxAge, https);
  }
}
