package id.karcis.user.google;

/// What of an identity goes into an account.
///
/// @param email empty unless the issuer vouches for it and it is an address
/// @param displayName fit to be shown
record Person(String email, String displayName) {

  @Override
  public String toString() {
    return "Person[…]";
  }
}
