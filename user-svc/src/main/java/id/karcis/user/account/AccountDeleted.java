package id.karcis.user.account;

import java.util.UUID;

/// Told to other features inside the transaction that erases an account.
public record AccountDeleted(UUID accountId) {}
