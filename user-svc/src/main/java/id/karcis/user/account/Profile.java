package id.karcis.user.account;

import java.util.List;

/// What a person tells about themselves and may change.
///
/// @param email address as typed
/// @param phoneNumber E.164, or empty
record Profile(String email, String displayName, String phoneNumber) {

  /// What somebody who guesses the person's password would try first.
  List<String> guessable() {
    return List.of(email, email.substring(0, Math.max(0, email.lastIndexOf('@'))), displayName);
  }
}
