package id.karcis.booking.event;

import id.karcis.api.booking.v1.Event;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Events on the wire, for answers of other features that contain them.
@Component
public class GrpcEvents {

  private final EventReading events;

  GrpcEvents(EventReading events) {
    this.events = events;
  }

  /// The events by id, drafts too; unknown ones are absent.
  public Map<UUID, Event> byId(Collection<UUID> ids) {
    return events.all(ids).stream()
        .map(EventProtos::toProto)
        .collect(Collectors.toMap(event -> UUID.fromString(event.getId()), Function.identity()));
  }
}
