package id.karcis.booking.seat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells those who watch that seats or places of an event have changed, a moment after they have. A
/// hint that saves waiting: what is missed is seen when the database is asked next. Costs whoever
/// changes seats next to nothing.
@Component
public class SeatChanges {

  private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

  /// Has `listener` told of each event with changes made by this process. It must be quick and must
  /// not fail.
  void listen(Consumer<UUID> listener) {
    listeners.add(listener);
  }

  /// Tells of an event once the caller's transaction is committed; at once when there is none.
  public void changed(UUID eventId) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      tell(eventId);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tell(eventId);
          }
        });
  }

  private void tell(UUID eventId) {
    listeners.forEach(listener -> listener.accept(eventId));
  }
}
