package id.karcis.booking.event;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/// All events.
interface Events extends Repository<Event, UUID> {

  Optional<Event> findById(UUID id);

  /// Locks the event until the transaction ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Event> findLockedById(UUID id);

  /// In no particular order.
  List<Event> findByIdIn(Collection<UUID> ids);

  /// Writes at once, so that a broken constraint is told here.
  Event saveAndFlush(Event event);

  void delete(Event event);

  void flush();
}
