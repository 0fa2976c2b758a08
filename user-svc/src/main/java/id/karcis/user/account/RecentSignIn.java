package id.karcis.user.account;

import id.karcis.platform.identity.Caller;
import java.time.Duration;

/// Knows when a caller proved last who they are. What must not be done with a session that somebody
/// found open asks here first.
public interface RecentSignIn {

  /// Tells whether the caller's session was opened less than `age` ago. Exchanged refresh tokens do
  /// not count: they prove nothing about the person.
  boolean isWithin(Caller caller, Duration age);
}
