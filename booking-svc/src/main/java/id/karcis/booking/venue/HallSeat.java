package id.karcis.booking.venue;

import java.util.UUID;

/// A numbered seat of a hall.
///
/// @param section name of its section
/// @param row label of its row
/// @param number on the seat, unique in its row
/// @param x metres to the right of the hall's left edge, as seen from the seats
/// @param y metres from the stage backwards
/// @param accessible whether a wheelchair reaches it
/// @param rowPosition of its row in the section, from the stage, from 0
/// @param seatPosition in its row, from the left, from 0; neighbours differ by 1
public record HallSeat(
    UUID id,
    String section,
    String seatCategory,
    String row,
    String number,
    double x,
    double y,
    boolean accessible,
    int rowPosition,
    int seatPosition) {}
