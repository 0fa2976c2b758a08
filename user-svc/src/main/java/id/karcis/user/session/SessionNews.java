package id.karcis.user.session;

import id.karcis.platform.identity.EndedSessions;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells everybody of sessions that ended, once the transaction that ended them has committed and
/// before its caller hears of it.
@Component
class SessionNews {

  private final EndedSessions ended;
  private final RedisSessionNews news;
  private final RedisSessionRecords records;

  SessionNews(EndedSessions ended, RedisSessionNews news, RedisSessionRecords records) {
    this.ended = ended;
    this.news = news;
    this.records = records;
  }

  /// To be called in the transaction.
  void afterCommit(List<UUID> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tell(sessions);
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
