package id.karcis.local.bench;

import java.util.List;

/// What a buyer is told about an order.
///
/// @param seatIds one per item
/// @param tickets issued so far
record Purchase(String code, boolean paid, List<String> seatIds, int tickets) {

  Purchase {
    seatIds = List.copyOf(seatIds);
  }
}
