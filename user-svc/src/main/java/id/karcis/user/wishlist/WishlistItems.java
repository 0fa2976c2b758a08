package id.karcis.user.wishlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The items of all wishlists.
@Component
final class WishlistItems {

  private final JdbcClient jdbc;

  WishlistItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<WishlistItem> find(UUID account, UUID event) {
    return jdbc.sql(
            "select event_id, create_time from wishlist_items where account_id = ? and event_id = ?")
        .param(account)
        .param(event)
        .query(WishlistItems::item)
        .optional();
  }

  int count(UUID account) {
    return jdbc.sql("select count(*) from wishlist_items where account_id = ?")
        .param(account)
        .query(Integer.class)
        .single();
  }

  /// Adds an item that is not there.
  WishlistItem add(UUID account, UUID event) {
    return jdbc.sql(
            """
            insert into wishlist_items (account_id, event_id, create_time)
            values (?, ?, clock_timestamp())
            returning event_id, create_time
            """)
        .param(account)
        .param(event)
        .query(WishlistItems::item)
        .single();
  }

  /// Tells whether it was there.
  boolean remove(UUID account, UUID event) {
    return jdbc.sql("delete from wishlist_items where account_id = ? and event_id = ?")
            .param(account)
            .param(event)
            .update()
        == 1;
  }

  void removeAll(UUID account) {
    jdbc.sql("delete from wishlist_items where account_id = ?").param(account).update();
  }

  /// Returns the items after `position`, newest first.
  List<WishlistItem> findPage(UUID account, WishlistItem position, int size) {
    return jdbc.sql(
            """
            select event_id, create_time from wishlist_items
            where account_id = ? and (create_time, event_id) < (?, ?)
            order by create_time desc, event_id desc
            limit ?
            """)
        .param(account)
        .param(OffsetDateTime.ofInstant(position.createTime(), ZoneOffset.UTC))
        .param(position.eventId())
        .param(size)
        .query(WishlistItems::item)
        .list();
  }

  private static WishlistItem item(ResultSet row, int number) throws SQLException {
    Instant time = row.getObject("create_time", OffsetDateTime.class).toInstant();
    return new WishlistItem(row.getObject("event_id", UUID.class), time);
  }
}
