package id.karcis.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Published inside a transaction that makes the open sessions of an account untrustworthy, such as
/// a change of password or role. They end in the same transaction, and everywhere as soon as it
/// commits.
///
/// @param exceptSession the one that goes on; null for none
/// @param reason for the audit log, such as `PASSWORD_CHANGED`
public record SessionsMustEnd(UUID accountId, @Nullable UUID exceptSession, String reason) {}
