package id.karcis.user.avatar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The stored pictures, one an account at most. The account says which one it shows (its column
/// `avatar_etag`), so both change in one transaction.
@Component
public final class Avatars {

  private final JdbcClient jdbc;

  Avatars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns the picture that an account shows.
  public Optional<Avatar> find(UUID account) {
    return jdbc.sql(
            """
            select content_type, image, avatar_etag from avatars
            join accounts on id = account_id
            where account_id = ? and avatar_etag is not null
            """)
        .param(account)
        .query(Avatars::avatar)
        .optional();
  }

  /// Stores a picture in place of the one before.
  public void put(UUID account, Avatar avatar) {
    jdbc.sql(
            """
            insert into avatars (account_id, content_type, image) values (?, ?, ?)
            on conflict (account_id) do update
            set content_type = excluded.content_type, image = excluded.image
            """)
        .param(account)
        .param(avatar.contentType())
        .param(avatar.image())
        .update();
  }

  public void remove(UUID account) {
    jdbc.sql("delete from avatars where account_id = ?").param(account).update();
  }

  private static Avatar avatar(ResultSet row, int number) throws SQLException {
    return new Avatar(
        row.getString("content_type"), row.getBytes("image"), row.getString("avatar_etag"));
  }
}
