package id.karcis.user.session;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells everybody of sessions that ended, once the transaction that ended them has committed and
/// before its caller hears of it.
@Component
class SessionNews {

  private final RedisSessionRecords records;

  SessionNews(RedisSessionRecords records) {
    this.records = records;
  }

  /// To be called in the transaction.
  void afterCommit(UUID accountId, List<UUID> ended) {
    if (ended.isEmpty()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            records.remove(ended);
          }
        });
  }
}
