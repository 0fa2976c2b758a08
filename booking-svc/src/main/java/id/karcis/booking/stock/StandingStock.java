package id.karcis.booking.stock;

import id.karcis.booking.seat.SeatChanges;
import id.karcis.booking.stock.Counter.Key;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Places on standing floors: a [Counter] per ticket type.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StandingStock {

  private static final CounterTables TABLES =
      new CounterTables("standing_stock", "standing_claims", "");

  private final Counter counter;
  private final SeatChanges changes;

  StandingStock(JdbcClient jdbc, SeatChanges changes) {
    this.changes = changes;
    this.counter = new Counter(jdbc, TABLES);
  }

  /// What an order has of one ticket type.
  public record Part(UUID eventId, UUID ticketTypeId, UUID orderId) {

    private Key key() {
      return StandingStock.key(eventId, ticketTypeId);
    }
  }

  /// How many places are left: as good as told, without a lock and so without promise.
  @Transactional(propagation = Propagation.SUPPORTS)
  public int available(UUID eventId, UUID ticketTypeId) {
    return counter.available(key(eventId, ticketTypeId));
  }

  /// Claims places for an order until `expireTime`. To be the last thing before the commit, several
  /// ticket types in order of their ids.
  ///
  /// @return false when there are not enough; then the caller rolls back
  public boolean claim(Part part, int places, Instant expireTime) {
    changes.changed(part.eventId());
    return counter.claim(part.key(), part.orderId(), places, expireTime);
  }

  /// Makes a claim permanent because it is paid for; takes places anew when it ran out and was
  /// taken back.
  ///
  /// @return false, with nothing changed, when there are not enough places any more
  public boolean keep(Part part, int places) {
    changes.changed(part.eventId());
    return counter.keep(part.key(), part.orderId(), places);
  }

  /// Gives back what the order has. Idempotent.
  public void release(Part part) {
    changes.changed(part.eventId());
    counter.release(part.key(), part.orderId());
  }

  /// Gives back so many places of what the order has.
  public void release(Part part, int places) {
    changes.changed(part.eventId());
    counter.release(part.key(), part.orderId(), places);
  }

  /// Sets how many places there are. Refuses RESOURCE_IN_USE below what is sold or kept for unpaid
  /// orders.
  public void set(UUID eventId, UUID ticketTypeId, int places) {
    changes.changed(eventId);
    var key = key(eventId, ticketTypeId);
    if (!counter.set(key, places)) {
      throw StockRefusals.tooFew("ticket type " + ticketTypeId, counter.claimed(key), places);
    }
  }

  /// Forgets the stock of a ticket type that has numbered seats.
  public void drop(UUID eventId, UUID ticketTypeId) {
    counter.drop(key(eventId, ticketTypeId));
  }

  private static Key key(UUID eventId, UUID ticketTypeId) {
    return new Key(eventId, ticketTypeId, "");
  }
}
