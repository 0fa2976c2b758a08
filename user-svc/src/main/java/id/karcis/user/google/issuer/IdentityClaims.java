package id.karcis.user.google.issuer;

/// Whom an ID token speaks of. Its text form tells nothing of the person.
///
/// @param issuer the issuer's name as configured, however the token spells it
/// @param subject never changes and is given to nobody else; at most 255 characters
/// @param email empty if not told
/// @param emailVerified whether the issuer vouches for the address
/// @param name empty if not told
public record IdentityClaims(
    String issuer, String subject, String email, boolean emailVerified, String name) {

  @Override
  public String toString() {
    return "IdentityClaims[" + issuer + "]";
  }
}
