package id.karcis.user.google;

import id.karcis.user.account.AccountClaimed;
import id.karcis.user.account.AccountDeleted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Lets go of the identities of an account that is erased, or given to the owner of its address:
/// who linked them is not the one who proved it. The issuer hears of it.
@Component
class IdentityErasure {

  private final IdentityTable table;
  private final TokenRevocationOutboxHandler revocation;

  IdentityErasure(IdentityTable table, TokenRevocationOutboxHandler revocation) {
    this.table = table;
    this.revocation = revocation;
  }

  @EventListener
  public void erase(AccountDeleted deleted) {
    removeAll(deleted.accountId());
  }

  @EventListener
  public void erase(AccountClaimed claimed) {
    removeAll(claimed.accountId());
  }

  private void removeAll(UUID account) {
    table.removeAll(account).forEach(token -> revocation.add(account, token));
  }
}
