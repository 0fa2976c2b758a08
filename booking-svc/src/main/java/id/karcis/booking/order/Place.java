package id.karcis.booking.order;

import id.karcis.booking.venue.HallSeat;

/// Where a ticket of a line admits to, as it is printed.
///
/// @param section name of the section; the seat category on a standing floor
/// @param row label of the row; empty on a standing floor
/// @param number on the seat; empty on a standing floor
record Place(String section, String row, String number) {

  static Place of(HallSeat seat) {
    return new Place(seat.section(), seat.row(), seat.number());
  }

  static Place standing(String seatCategory) {
    return new Place(seatCategory, "", "");
  }
}
