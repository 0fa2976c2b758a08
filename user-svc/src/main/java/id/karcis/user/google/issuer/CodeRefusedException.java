package id.karcis.user.google.issuer;

/// The issuer does not take an authorization code: used, expired, or not given to this client.
public final class CodeRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  CodeRefusedException(String error) {
    super("the issuer answers " + error);
  }
}
