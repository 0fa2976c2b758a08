package id.karcis.user.account;

import id.karcis.platform.identity.Caller;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the accounts whether an admin still is one. A token says what was true up to ten minutes
/// ago; that is good enough for reading, but not for handing out roles and deleting accounts.
@Component
final class Admins {

  /// Of the advisory lock; any number that nothing else in this database uses.
  private static final long LOCK = 0x6b61726369730003L;

  private final Accounts accounts;
  private final JdbcClient jdbc;

  Admins(Accounts accounts, JdbcClient jdbc) {
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  /// Lets one transaction at a time change roles and delete accounts, until it ends. Since nobody
  /// does that to themselves, and whoever does it still is an admin once the lock is theirs, one
  /// admin is always left: of two who demote each other, the second no longer may. To be taken
  /// before any account is read.
  void lock() {
    var _ =
        jdbc.sql("select true from pg_advisory_xact_lock(?)")
            .param(LOCK)
            .query(Boolean.class)
            .single();
  }

  /// Refuses PERMISSION_DENIED `ROLE_REQUIRED` unless the caller is an admin, by token and by
  /// account.
  void require(Optional<Caller> caller, String what) {
    var admin =
        caller
            .filter(Caller::isAdmin)
            .flatMap(it -> accounts.findActive(it.userId()))
            .filter(Account::isAdmin);
    if (admin.isEmpty()) {
      throw AccountRefusals.adminOnly(what);
    }
  }
}
