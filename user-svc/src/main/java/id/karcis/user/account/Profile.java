package id.karcis.user.account;

import java.util.ArrayList;
import java.util.List;

/// What a person tells about themselves and may change.
///
/// @param email address as typed
/// @param phoneNumber E.164, or empty
/// @param leaderboardOptOut whether to be left out of the list of the top buyers
record Profile(String email, String displayName, String phoneNumber, boolean leaderboardOptOut) {

  /// The name of the address among [#changedSince].
  static final String EMAIL = "email";

  /// Somebody who has not said anything about the leaderboard.
  Profile(String email, String displayName, String phoneNumber) {
    this(email, displayName, phoneNumber, false);
  }

  /// Names what differs from before; an address in another case is the same one.
  List<String> changedSince(Profile before) {
    var changed = new ArrayList<String>();
    if (!email.equalsIgnoreCase(before.email)) {
      changed.add(EMAIL);
    }
    if (!displayName.equals(before.displayName)) {
      changed.add("display_name");
    }
    if (!phoneNumber.equals(before.phoneNumber)) {
      changed.add("phone_number");
    }
    if (leaderboardOptOut != before.leaderboardOptOut) {
      changed.add("leaderboard_opt_out");
    }
    return changed;
  }

  /// What somebody who guesses the person's password would try first.
  List<String> guessable() {
    return List.of(email, email.substring(0, Math.max(0, email.lastIndexOf('@'))), displayName);
  }
}
