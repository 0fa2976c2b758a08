package id.karcis.booking.account;

import java.util.UUID;

/// Where to reach the owner of an account, and by which name.
///
/// @param leaderboardOptOut whether the owner must not be shown among the top buyers
public record Contact(UUID id, String email, String displayName, boolean leaderboardOptOut) {

  /// Names nobody, since it ends in logs.
  @Override
  public String toString() {
    return "Contact[" + id + "]";
  }
}
