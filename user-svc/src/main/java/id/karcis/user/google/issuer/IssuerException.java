package id.karcis.user.google.issuer;

/// The issuer does not answer, or not with what its protocol says: nothing is known of the person,
/// and a later try may go better. The message says why, for the log; it holds no token.
public final class IssuerException extends Exception {

  private static final long serialVersionUID = 1L;

  IssuerException(String message) {
    super(message);
  }

  IssuerException(String message, Throwable cause) {
    super(message, cause);
  }
}
