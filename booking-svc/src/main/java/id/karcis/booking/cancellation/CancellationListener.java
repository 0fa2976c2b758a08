package id.karcis.booking.cancellation;

import id.karcis.booking.event.EventCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets the orders of an event be undone if, and only if, its cancellation commits.
@Component
class CancellationListener {

  private final EventCancellations cancellations;
  private final CancellationProtos outbox;

  CancellationListener(EventCancellations cancellations, CancellationProtos outbox) {
    this.cancellations = cancellations;
    this.outbox = outbox;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(EventCancelled cancelled) {
    cancellations.begin(cancelled.eventId());
    outbox.add(cancelled.eventId());
  }
}
