package id.karcis.user.wishlist;

import java.time.Instant;
import java.util.UUID;

/// An event on somebody's wishlist.
///
/// @param createTime when it was put there, by the database's clock
record WishlistItem(UUID eventId, Instant createTime) {}
