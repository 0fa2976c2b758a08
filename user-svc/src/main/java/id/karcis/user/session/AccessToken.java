package id.karcis.user.session;

import java.time.Duration;

/// A signed token for `Authorization: Bearer`. Its text form shows nothing of it.
///
/// @param lifetime from now
public record AccessToken(String text, Duration lifetime) {

  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
