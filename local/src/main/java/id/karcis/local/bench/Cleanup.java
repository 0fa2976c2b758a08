package id.karcis.local.bench;

import id.karcis.api.booking.v1.DeleteEventRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.UpdateEventRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;

/// Takes the events of a run off sale: those that nobody bought or holds anything of are deleted,
/// the others end. Halls and accounts stay.
final class Cleanup {

  private Cleanup() {}

  /// Returns how many ended and therefore stay.
  static int of(Organizer organizer, List<String> eventIds) {
    return (int) eventIds.stream().filter(id -> !deleted(organizer, id)).count();
  }

  private static boolean deleted(Organizer organizer, String eventId) {
    try {
      var _ =
          organizer.events().deleteEvent(DeleteEventRequest.newBuilder().setId(eventId).build());
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
        throw e;
      }
      end(organizer, eventId);
      return false;
    }
  }

  private static void end(Organizer organizer, String eventId) {
    var ended = Event.newBuilder().setId(eventId).setStatus(Event.Status.ENDED);
    var _ = organizer.events().updateEvent(UpdateEventRequest.newBuilder().setEvent(ended).build());
  }
}
