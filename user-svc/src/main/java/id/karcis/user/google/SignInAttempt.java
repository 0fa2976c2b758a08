package id.karcis.user.google;

/// A sign-in whose person has come back from the issuer. Its text form shows no secret.
///
/// @param returnTo path of our site
record SignInAttempt(byte[] nonceHash, String verifier, String returnTo) {

  @Override
  public String toString() {
    return "SignInAttempt[…]";
  }
}
