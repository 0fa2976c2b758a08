package id.karcis.user.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// What other services may know of accounts: where to reach their owners, and by which name.
@Component
final class Contacts {

  private final JdbcClient jdbc;

  Contacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param leaderboardOptOut whether the owner must not be shown among the top buyers
  record Contact(UUID id, String email, String displayName, boolean leaderboardOptOut) {}

  /// Returns those of the accounts that exist and are not deleted, in no order.
  List<Contact> of(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select id, email, display_name, leaderboard_opt_out
            from accounts where id = any(:ids) and status = 'ACTIVE'
            """)
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query(Contacts::read)
        .list();
  }

  private static Contact read(ResultSet row, int number) throws SQLException {
    return new Contact(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("display_name"),
        row.getBoolean("leaderboard_opt_out"));
  }
}
