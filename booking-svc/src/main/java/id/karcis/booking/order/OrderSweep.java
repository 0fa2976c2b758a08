package id.karcis.booking.order;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tidies up after orders that ran out. Nothing depends on it: an order past its time cannot be
/// paid, its seats and places go to whoever asks next. It makes counters and states say so too.
/// Several instances may sweep at once.
@Component
class OrderSweep {

  private static final Logger log = LoggerFactory.getLogger(OrderSweep.class);

  /// Orders of one round; more wait for the next.
  static final int MAX_ORDERS = 500;

  private final Orders orders;
  private final Ending ending;

  OrderSweep(Orders orders, Ending ending) {
    this.orders = orders;
    this.ending = ending;
  }

  /// Ends overdue orders, each in a transaction of its own.
  ///
  /// @return how many
  int sweep() {
    int ended = 0;
    for (UUID id : orders.overdue(MAX_ORDERS)) {
      ended += ending.expire(id) ? 1 : 0;
    }
    if (ended > 0) {
      log.debug("{} orders ran out unpaid", ended);
    }
    return ended;
  }
}
