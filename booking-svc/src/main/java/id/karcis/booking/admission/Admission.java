package id.karcis.booking.admission;

import id.karcis.booking.event.EventSale;
import id.karcis.platform.identity.AdmissionTokens;
import id.karcis.platform.request.RequestContext;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets buyers of an event with a waiting room begin only when it has let them in. What they began
/// they may finish: an order of a hold asks no more.
@Component
public class Admission {

  private final AdmissionTokens tokens;

  Admission(AdmissionTokens tokens) {
    this.tokens = tokens;
  }

  /// Refuses NOT_ADMITTED unless the call brings a token that lets this buyer to this event. Does
  /// nothing for an event without a waiting room.
  public void require(EventSale sale, UUID userId) {
    if (sale.waitingRoomEnabled()) {
      tokens.require(RequestContext.current().admissionToken(), userId, sale.eventId());
    }
  }
}
