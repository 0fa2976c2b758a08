package id.karcis.booking.venue;

import java.util.LinkedHashMap;
import java.util.List;

/// All that a hall has of one seat category.
///
/// @param standing true for places on floors, false for numbered seats; never both
/// @param capacity seats or places in all sections together
public record HallCategory(String name, boolean standing, int capacity) {

  static List<HallCategory> of(List<HallSection> sections) {
    var categories = new LinkedHashMap<String, HallCategory>();
    for (var section : sections) {
      var part = new HallCategory(section.seatCategory(), section.standing(), section.capacity());
      categories.merge(part.name, part, HallCategory::plus);
    }
    return List.copyOf(categories.values());
  }

  private HallCategory plus(HallCategory other) {
    return new HallCategory(name, standing, capacity + other.capacity);
  }
}
