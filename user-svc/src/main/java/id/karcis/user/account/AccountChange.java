package id.karcis.user.account;

import id.karcis.platform.identity.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for an edit. What is null stays as it is.
///
/// @param etag the caller's idea of the current version, or empty
record AccountChange(
    UUID id,
    String etag,
    @Nullable String email,
    @Nullable String displayName,
    @Nullable String phoneNumber,
    @Nullable Boolean leaderboardOptOut,
    @Nullable Role role) {

  Profile applyTo(Profile current) {
    return new Profile(
        email == null ? current.email() : email,
        displayName == null ? current.displayName() : displayName,
        phoneNumber == null ? current.phoneNumber() : phoneNumber,
        leaderboardOptOut == null ? current.leaderboardOptOut() : leaderboardOptOut);
  }
}
