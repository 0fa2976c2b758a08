package id.karcis.booking.hold;

import id.karcis.booking.venue.HallSeat;
import java.util.List;
import java.util.OptionalLong;

/// A hold with what its buyer wants to see of the seats.
///
/// @param seats in the order of the request
record PricedHold(Hold hold, String currencyCode, List<PricedSeat> seats) {

  PricedHold {
    seats = List.copyOf(seats);
  }

  /// @param priceMinor price now; empty when the seat is not on sale any more
  record PricedSeat(HallSeat seat, OptionalLong priceMinor) {}
}
