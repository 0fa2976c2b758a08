package id.karcis.user.password;

import java.time.Duration;

/// Remembers from where the right password of whom has come. Thread-safe.
interface KnownPrefixes {

  /// A key is forgotten so long after its last right password.
  Duration REMEMBERED = Duration.ofDays(30);

  /// Tells whether the right password has come with this key (who, and from where).
  boolean knows(String key);

  /// Remembers the key from now on.
  void remember(String key);
}
