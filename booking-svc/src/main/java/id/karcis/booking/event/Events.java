package id.karcis.booking.event;

import id.karcis.booking.catalog.Resources;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;

/// All events.
interface Events extends Resources<Event> {

  /// Locks the event until the transaction ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Event> findLockedById(UUID id);

  /// In no particular order.
  List<Event> findByIdIn(Collection<UUID> ids);
}
