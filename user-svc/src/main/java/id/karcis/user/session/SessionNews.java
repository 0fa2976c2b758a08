package id.karcis.user.session;

import id.karcis.platform.identity.EndedSessions;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells everybody of sessions that ended, once the transaction that ended them has committed and
/// before its caller hears of it; and frees the place of a user who is not active any more.
@Component
class SessionNews {

  private final EndedSessions ended;
  private final RedisSessionNews news;
  private final RedisSessionRecords records;
  private final ActiveUsers active;

  SessionNews(
      EndedSessions ended, RedisSessionNews news, RedisSessionRecords records, ActiveUsers active) {
    this.active = active;
    this.ended = ended;
    this.news = news;
    this.records = records;
  }

  /// To be called in the transaction.
  void afterCommit(UUID accountId, List<UUID> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    var stays = active.isLimited() && active.isActive(accountId);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tell(sessions);
            if (!stays) {
              active.leave(accountId);
            }
          }
        });
  }

  private void tell(List<UUID> sessions) {
    var ids = sessions.stream().map(UUID::toString).toList();
    ended.add(ids);
    news.announce(ids);
    records.remove(sessions);
  }
}
