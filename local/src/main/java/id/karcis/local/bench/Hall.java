package id.karcis.local.bench;

import id.karcis.api.booking.v1.SeatMap;

/// A hall of equal sections, in which every seat costs the same.
///
/// @param rows of each section
/// @param seats of each row
record Hall(String name, int sections, int rows, int seats) {

  static final String SEAT_CATEGORY = "Bench";

  /// 36,000 seats, a stadium; the contract allows 40,000.
  static final Hall STADIUM = new Hall("Stadium", 60, 20, 30);

  /// 1,157 seats, as many as the demo's concert hall.
  static final Hall CONCERT_HALL = new Hall("Concert Hall", 1, 13, 89);

  /// 50 seats, for far more buyers.
  static final Hall CLUB = new Hall("Club", 1, 5, 10);

  SeatMap map(String venueId) {
    var map = SeatMap.newBuilder().setVenueId(venueId);
    for (var section = 1; section <= sections; section++) {
      map.addSections(section(String.valueOf(section)));
    }
    return map.build();
  }

  private SeatMap.Section section(String label) {
    var seated = SeatMap.Seated.newBuilder();
    for (var row = 1; row <= rows; row++) {
      seated.addRows(SeatMap.Row.newBuilder().setLabel(String.valueOf(row)).setSeatCount(seats));
    }
    return SeatMap.Section.newBuilder()
        .setName("Section " + label)
        .setSeatCategory(SEAT_CATEGORY)
        .setSeated(seated)
        .build();
  }
}
