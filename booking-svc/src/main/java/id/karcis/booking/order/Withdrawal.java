package id.karcis.booking.order;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ends unpaid orders that can no longer be served, whoever is paying just now: money that still
/// comes goes back.
@Component
public class Withdrawal {

  private final Ending ending;

  Withdrawal(Ending ending) {
    this.ending = ending;
  }

  /// Cancels an order that waits for its payment, and frees what it kept. Works inside the caller's
  /// transaction, which has locked the order.
  ///
  /// @return false if it does not wait
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean withdraw(Order order) {
    return ending.end(order, OrderStatus.CANCELLED);
  }
}
