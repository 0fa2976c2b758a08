package id.karcis.user.password;

import java.time.Duration;

/// Counts wrong tries of a password, for each key (who is tried, and from where), and says how long
/// the next one has to wait: twice as long each time, up to a limit. Thread-safe.
interface Tries {

  /// Wrong tries before waits begin.
  int FREE = 5;

  Duration FIRST_WAIT = Duration.ofSeconds(1);
  Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /// A key is forgotten so long after its last wrong try.
  Duration FORGOTTEN = Duration.ofMinutes(15);

  /// Returns how long the next try has to wait; zero if it may be made now.
  Duration waitOf(String key);

  /// Counts a wrong try.
  void wrong(String key);

  /// Forgets all wrong tries, since one was right.
  void forget(String key);
}
