package id.karcis.user.erasure;

import id.karcis.user.account.AccountDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Has booking-svc forget whose account is erased, if and only if it is: the message leaves with
/// the transaction that erases it, and comes again until booking-svc did so.
@Component
class BookingErasure {

  private final BookingErasureOutboxHandler booking;

  BookingErasure(BookingErasureOutboxHandler booking) {
    this.booking = booking;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(AccountDeleted event) {
    booking.add(event.accountId());
  }
}
