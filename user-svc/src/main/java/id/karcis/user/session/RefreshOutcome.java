package id.karcis.user.session;

import java.util.UUID;

/// How the exchange of a refresh token ended.
sealed interface RefreshOutcome {

  /// The session goes on with another token.
  record Renewed(OpenSession session, UUID accountId, RefreshToken next)
      implements RefreshOutcome {}

  /// No live session has this token.
  record Unknown() implements RefreshOutcome {}

  /// The token was used before, so somebody holds a copy; the session is ended.
  record Reused(UUID sessionId) implements RefreshOutcome {}
}
