package id.karcis.booking.seat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What must not be: it looks whether the seats are free and then writes them into a table without
/// a key, in one transaction even. The negative control of [SeatContentionTest].
final class UnguardedAllocator implements SeatAllocator {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  UnguardedAllocator(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    jdbc.sql("CREATE TABLE IF NOT EXISTS unguarded (seat_id uuid, hold_id uuid)").update();
  }

  @Override
  public HoldOutcome hold(HoldCommand command) {
    return transaction.execute(_ -> {
      var taken = taken(command.seatIds());
      return taken.isEmpty() ? take(command) : new HoldOutcome.SeatsTaken(taken);
    });
  }

  private List<UUID> taken(List<UUID> seats) {
    return jdbc.sql("SELECT DISTINCT seat_id FROM unguarded WHERE seat_id = ANY (:seats)")
        .param("seats", ClaimStatements.array(seats))
        .query((row, _) -> row.getObject("seat_id", UUID.class))
        .list();
  }

  private HoldOutcome take(HoldCommand command) {
    jdbc.sql("INSERT INTO unguarded SELECT unnest(:seats), :hold")
        .param("seats", ClaimStatements.array(command.seatIds()))
        .param("hold", command.holdId())
        .update();
    var now = Instant.now();
    return new HoldOutcome.Held(now, now.plus(command.sale().holdDuration()));
  }
}
