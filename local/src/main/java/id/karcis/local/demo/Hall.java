package id.karcis.local.demo;

import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A venue with its seat map.
///
/// @param location name of the city
/// @param venue without the id of its location
/// @param map without the id of its venue
record Hall(String location, Venue venue, SeatMap map) {

  /// From the hall's walls to the nearest seat, and from the stage to the first row.
  private static final double MARGIN_METRES = 1.5;

  private static final double CENTIMETRES = 100;

  static Hall of(
      String location, Venue.Builder venue, List<Block> blocks, List<SeatMap.Section> floors) {
    var sections = new ArrayList<SeatMap.Section.Builder>();
    floors.forEach(floor -> sections.add(floor.toBuilder()));
    blocks.forEach(block -> sections.add(block.toSection()));
    moveIntoHall(sections);
    var map = SeatMap.newBuilder();
    sections.forEach(map::addSections);
    return new Hall(location, venue.build(), map.build());
  }

  static SeatMap.Section floor(String name, String category, int capacity) {
    return SeatMap.Section.newBuilder()
        .setName(name)
        .setSeatCategory(category)
        .setStanding(SeatMap.Standing.newBuilder().setCapacity(capacity))
        .build();
  }

  /// The blocks know their place around a point; the map wants it from the left wall and the stage.
  private static void moveIntoHall(List<SeatMap.Section.Builder> sections) {
    var left = least(sections, SeatMap.Place::getX) - MARGIN_METRES;
    var front = least(sections, SeatMap.Place::getY) - MARGIN_METRES;
    for (var section : sections) {
      if (section.hasSeated()) {
        for (var row : section.getSeatedBuilder().getRowsBuilderList()) {
          row.getSeatsBuilderList()
              .forEach(seat ->
                  seat.setX(rounded(seat.getX() - left)).setY(rounded(seat.getY() - front)));
        }
      }
    }
  }

  private static double least(
      List<SeatMap.Section.Builder> sections, ToDoubleFunction<SeatMap.Place> axis) {
    return sections.stream()
        .flatMap(section -> section.getSeated().getRowsList().stream())
        .flatMap(row -> row.getSeatsList().stream())
        .mapToDouble(axis)
        .min()
        .orElse(0);
  }

  private static double rounded(double metres) {
    return Math.round(metres * CENTIMETRES) / CENTIMETRES;
  }
}
