package id.karcis.user.session;

import java.net.URI;
import java.time.Instant;

/// Sign-in by the word of somebody else who knows the person, such as Google. The feature that
/// knows them implements it. Both halves answer a browser as well: where to go next and which
/// cookie to keep stand in the response metadata.
public interface FederatedSignIn {

  /// A sign-in that waits for the person.
  ///
  /// @param authorizationUri where to send them
  /// @param expireTime when it is too late
  record Begun(URI authorizationUri, Instant expireTime) {}

  /// What a browser brings back; what is not there is empty. Its text form shows no code.
  ///
  /// @param issuer who answers, if it says so
  record Answer(String state, String code, String error, String issuer) {

    @Override
    public String toString() {
      return "Answer[error=" + error + "]";
    }
  }

  /// Begins a sign-in for the browser of this thread's call.
  ///
  /// @param returnTo path of our site to come back to, or empty
  Begun begin(String returnTo);

  /// Ends a sign-in that the browser of this thread's call began.
  SignedIn complete(Answer answer);
}
