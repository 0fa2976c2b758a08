package id.karcis.user.account;

import id.karcis.platform.identity.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks the accounts whether an admin still is one. A token says what was true up to ten minutes
/// ago; that is good enough for reading, but not for handing out roles and deleting accounts.
@Component
final class Admins {

  private final Accounts accounts;

  Admins(Accounts accounts) {
    this.accounts = accounts;
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
