package id.karcis.user.account;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets other features add to an account without racing against its deletion or each other.
@Component
public final class ActiveAccounts {

  private final JdbcClient jdbc;

  ActiveAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Locks an account until the transaction ends, so that what belongs to it can be counted and
  /// added to. To be taken before any other lock. Refuses NOT_FOUND when it is deleted.
  public void lock(UUID id) {
    var found =
        jdbc.sql("select true from accounts where id = ? and status = 'ACTIVE' for no key update")
            .param(id)
            .query(Boolean.class)
            .optional();
    if (found.isEmpty()) {
      throw AccountRefusals.unknown(id);
    }
  }
}
