package id.karcis.local.bench;

import java.util.List;

/// A way into the platform. Every call takes the access token of its buyer and throws [Failure]
/// when it is not answered as wished. Thread-safe.
interface Way extends AutoCloseable {

  String name();

  /// Returns the id of the hold.
  String hold(String token, String eventId, List<String> seatIds);

  /// Turns a hold into an order.
  Purchase order(String token, String holdId);

  /// Pays with the simulated provider's token that is always approved.
  Purchase pay(String token, String orderCode);

  /// The order as it is now.
  Purchase look(String token, String orderCode);

  /// Returns how many tickets are on the first page of this buyer's.
  int readTickets(String token);

  @Override
  void close();
}
