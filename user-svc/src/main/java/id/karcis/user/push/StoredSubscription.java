package id.karcis.user.push;

import java.time.Instant;
import java.util.UUID;

/// A browser that wants to be told.
///
/// @param createTime when the account first stored it, by the database's clock
record StoredSubscription(UUID id, Instant createTime) {}
