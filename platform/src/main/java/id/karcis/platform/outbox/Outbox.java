package id.karcis.platform.outbox;

import com.google.protobuf.Message;
import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes messages that leave if and only if the current transaction commits, right after it did.
public final class Outbox {

  private final JdbcClient jdbc;
  private final Runnable nudge;

  Outbox(JdbcClient jdbc, Runnable nudge) {
    this.jdbc = jdbc;
    this.nudge = nudge;
  }

  /// Adds a message and returns its id.
  ///
  /// @param topic of an [OutboxHandler]
  /// @param key what the message is about
  /// @throws IllegalStateException outside a transaction
  public UUID add(String topic, UUID key, Message payload) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "a message for " + topic + " needs a transaction to leave with");
    }
    var id = UuidV7.next();
    jdbc.sql("insert into outbox (id, topic, key, payload) values (?, ?, ?, ?)")
        .param(id)
        .param(topic)
        .param(key)
        .param(payload.toByteArray())
        .update();
    nudgeAfterCommit();
    return id;
  }

  private void nudgeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            nudge.run();
          }
        });
  }
}
