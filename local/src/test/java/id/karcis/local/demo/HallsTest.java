package id.karcis.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.SeatMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HallsTest {

  /// People do not sit closer to each other than this.
  private static final double LEAST_METRES = 0.5;

  /// A hall wider or deeper than this is no hall.
  private static final double MOST_METRES = 130;

  private static final double ACCESSIBLE_SHARE = 0.003;

  @Test
  void countAsManySeatsAsPromised() {
    assertThat(places(Halls.THEATRE)).hasSize(475);
    assertThat(places(Halls.CONCERT_HALL)).hasSize(1_157);
    assertThat(places(Halls.ARENA)).hasSize(7_000);
    assertThat(standing(Halls.ARENA)).isEqualTo(1_500);
    assertThat(places(Halls.PARK)).isEmpty();
  }

  @Test
  void putNobodyOnAnothersLap() {
    for (var hall : Halls.ALL) {
      assertThat(tooClose(places(hall))).as(hall.venue().getName()).isEmpty();
    }
  }

  @Test
  void stayWithinWalls() {
    for (var hall : Halls.ALL) {
      assertThat(places(hall))
          .allSatisfy(place -> {
            assertThat(place.getX()).isBetween(1.0, MOST_METRES);
            assertThat(place.getY()).isBetween(1.0, MOST_METRES);
          });
    }
  }

  @Test
  void curveTowardsTheStage() {
    for (var section :
        List.of(Halls.THEATRE.map().getSections(0), Halls.CONCERT_HALL.map().getSections(1))) {
      assertThat(section.getSeated().getRowsList())
          .allSatisfy(row -> {
            var middle = row.getSeats(row.getSeatsCount() / 2);
            assertThat(row.getSeats(0).getY()).isLessThan(middle.getY());
            assertThat(row.getSeats(row.getSeatsCount() - 1).getY()).isLessThan(middle.getY());
          });
    }
  }

  @Test
  void haveWheelchairPlaces() {
    for (var hall : List.of(Halls.THEATRE, Halls.CONCERT_HALL, Halls.ARENA)) {
      var places = places(hall);
      assertThat(places.stream().filter(SeatMap.Place::getAccessible).count())
          .as(hall.venue().getName())
          .isGreaterThanOrEqualTo(Math.round(places.size() * ACCESSIBLE_SHARE));
    }
  }

  @Test
  void nameSectionsAndRowsOnce() {
    for (var hall : Halls.ALL) {
      assertThat(hall.map().getSectionsList())
          .extracting(SeatMap.Section::getName)
          .doesNotHaveDuplicates();
      for (var section : hall.map().getSectionsList()) {
        assertThat(section.getSeated().getRowsList())
            .extracting(SeatMap.Row::getLabel)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void sellEveryCategoryThatAnEventNames() {
    for (var event : DemoEvents.ALL) {
      var categories = new HashSet<String>();
      event
          .hall()
          .map()
          .getSectionsList()
          .forEach(section -> categories.add(section.getSeatCategory()));
      assertThat(event.offers())
          .extracting(DemoEvent.Offer::seatCategory)
          .doesNotHaveDuplicates()
          .isSubsetOf(categories);
      assertThat(DemoEvents.CATEGORIES).containsKey(event.category());
    }
  }

  @Test
  void phasesFollowEachOtherAndEndBeforeTheEvent() {
    for (var event : DemoEvents.ALL) {
      for (var offer : event.offers()) {
        var day = 0;
        for (var phase : offer.phases()) {
          assertThat(phase.fromDay()).isEqualTo(day);
          assertThat(phase.untilDay()).isGreaterThan(day).isLessThan(event.daysAhead());
          day = phase.untilDay();
        }
      }
    }
  }

  private static List<SeatMap.Place> places(Hall hall) {
    return hall.map().getSectionsList().stream()
        .flatMap(section -> section.getSeated().getRowsList().stream())
        .flatMap(row -> row.getSeatsList().stream())
        .toList();
  }

  private static int standing(Hall hall) {
    return hall.map().getSectionsList().stream()
        .mapToInt(section -> section.getStanding().getCapacity())
        .sum();
  }

  /// Compares neighbours in a grid of cells of one metre, not everybody with everybody.
  private static List<String> tooClose(List<SeatMap.Place> places) {
    Map<Long, List<SeatMap.Place>> cells = new HashMap<>();
    var found = new ArrayList<String>();
    for (var place : places) {
      for (var dx = -1; dx <= 1; dx++) {
        for (var dy = -1; dy <= 1; dy++) {
          for (var other : cells.getOrDefault(cell(place, dx, dy), List.of())) {
            if (Math.hypot(place.getX() - other.getX(), place.getY() - other.getY())
                < LEAST_METRES) {
              found.add(place + " and " + other);
            }
          }
        }
      }
      cells.computeIfAbsent(cell(place, 0, 0), _ -> new ArrayList<>()).add(place);
    }
    return found;
  }

  private static long cell(SeatMap.Place place, int dx, int dy) {
    return ((long) Math.floor(place.getX()) + dx) * 100_000 + (long) Math.floor(place.getY()) + dy;
  }
}
