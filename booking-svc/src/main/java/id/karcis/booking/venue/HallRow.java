package id.karcis.booking.venue;

import java.util.List;

/// A row of seats.
///
/// @param label such as `A`, unique in its section
/// @param seats from left to right
public record HallRow(String label, List<HallSeat> seats) {

  public HallRow {
    seats = List.copyOf(seats);
  }
}
