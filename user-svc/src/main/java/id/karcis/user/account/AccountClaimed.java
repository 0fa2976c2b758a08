package id.karcis.user.account;

import java.util.UUID;

/// Published inside the transaction in which the owner of an address takes over the account that
/// somebody else may have opened with it. Whatever could still reach that somebody, such as a push
/// subscription or another way to sign in, must go in the same transaction; what they left behind,
/// such as a wishlist, goes too, since it is not the owner's.
public record AccountClaimed(UUID accountId) {}
