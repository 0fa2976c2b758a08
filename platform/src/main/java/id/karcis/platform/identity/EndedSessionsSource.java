package id.karcis.platform.identity;

import java.util.List;

/// Tells which sessions ended. user-svc reads its database, everybody else asks user-svc.
public interface EndedSessionsSource {

  /// @param cursor where to go on
  /// @param more true if there are more right now
  record Page(List<String> sessions, String cursor, boolean more) {}

  /// Returns the sessions that ended since a cursor; since an empty one, all that ended within
  /// [EndedSessions#KEPT]. None is left out; one may come twice. Throws when it cannot tell.
  Page since(String cursor);
}
