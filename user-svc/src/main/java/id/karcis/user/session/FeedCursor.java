package id.karcis.user.session;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A place in the feed of ended sessions.
///
/// @param floor where to begin again once all pages are read: the oldest transaction that was
///   running when the first of them was
/// @param transaction of the last session read
/// @param id of the last session read
record FeedCursor(long floor, long transaction, UUID id) {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// Nothing has been read.
  static final FeedCursor BEGINNING = at(0);

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9a-f-]{36})");

  /// Before all sessions that ended in a transaction.
  static FeedCursor at(long transaction) {
    return new FeedCursor(transaction, transaction, BEFORE_ALL);
  }

  FeedCursor withFloor(long newFloor) {
    return new FeedCursor(newFloor, transaction, id);
  }

  boolean isInsideAPage() {
    return !id.equals(BEFORE_ALL);
  }

  String text() {
    return floor + "." + transaction + "." + id;
  }

  static Optional<FeedCursor> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FeedCursor(
              Long.parseLong(parts.group(1)),
              Long.parseLong(parts.group(2)),
              UUID.fromString(parts.group(3))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
