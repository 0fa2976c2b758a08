package id.karcis.platform.identity;

import java.util.UUID;

/// The signed-in user on whose behalf a call is made, as a verified access token says.
///
/// @param sessionId the session the token was issued for
public record Caller(UUID userId, Role role, String sessionId) {

  /// Tells whether the caller is an organizer.
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /// Tells whether the caller may see and change what belongs to `owner`: the owner and every admin
  /// may. Strangers are to be told NOT_FOUND.
  public boolean mayActFor(UUID owner) {
    return isAdmin() || userId.equals(owner);
  }
}
