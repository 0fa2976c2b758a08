package id.karcis.user.session;

import java.time.Instant;
import java.util.UUID;

/// A session that goes on.
///
/// @param expireTime when it ends in any case
record OpenSession(UUID id, Instant expireTime) {}
