package id.karcis.user.push;

import id.karcis.platform.error.Refusals;
import id.karcis.user.account.AccountClaimed;
import id.karcis.user.account.AccountDeleted;
import id.karcis.user.account.ActiveAccounts;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The browsers of all accounts. A browser, known by its endpoint, is one account's: whoever signed
/// in there last.
@Component
final class PushSubscriptions {

  /// Most browsers of one account; the oldest gives way to a new one.
  static final int MAX_PER_ACCOUNT = 20;

  private final PushSubscriptionRows rows;
  private final ActiveAccounts accounts;
  private final TransactionTemplate transactions;

  PushSubscriptions(
      PushSubscriptionRows rows, ActiveAccounts accounts, TransactionTemplate transactions) {
    this.rows = rows;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  /// Stores a browser, or its new keys. The same again changes nothing.
  StoredSubscription subscribe(UUID account, BrowserSubscription browser) {
    return transactions.execute(_ -> put(account, browser));
  }

  private StoredSubscription put(UUID account, BrowserSubscription browser) {
    accounts.lock(account);
    var stored = rows.put(account, browser);
    rows.trim(account, stored.id(), MAX_PER_ACCOUNT);
    return stored;
  }

  /// Refuses NOT_FOUND for one that the account does not have.
  void unsubscribe(UUID account, UUID id) {
    if (!rows.remove(account, id)) {
      throw Refusals.notFound("PushSubscription", id.toString());
    }
  }

  @EventListener
  void forget(AccountDeleted deleted) {
    rows.removeAll(deleted.accountId());
  }

  /// Whoever opened the account with somebody else's address is told nothing more.
  @EventListener
  void forget(AccountClaimed claimed) {
    rows.removeAll(claimed.accountId());
  }
}
