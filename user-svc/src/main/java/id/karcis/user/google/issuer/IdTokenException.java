package id.karcis.user.google.issuer;

/// An ID token that proves nothing.
public final class IdTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  /// Which check failed.
  public enum Problem {
    /// Not a JWT, or without a claim that OpenID Connect demands.
    MALFORMED,
    /// Not signed with a key of the issuer, or with an algorithm that is not taken.
    SIGNATURE,
    /// Of another issuer.
    ISSUER,
    /// For another client.
    AUDIENCE,
    /// Of another sign-in.
    NONCE,
    /// Not valid any more, or not yet.
    EXPIRED
  }

  private final Problem problem;

  IdTokenException(Problem problem) {
    super("the ID token fails a check: " + problem);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
