package id.karcis.user.google.issuer;

import org.jspecify.annotations.Nullable;

/// What an issuer gives for a code. Its text form shows no token.
///
/// @param refreshToken null if it gives none
public record IssuedTokens(String idToken, @Nullable String refreshToken) {

  @Override
  public String toString() {
    return "IssuedTokens[…]";
  }
}
