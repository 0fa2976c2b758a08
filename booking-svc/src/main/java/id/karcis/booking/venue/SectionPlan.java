package id.karcis.booking.venue;

import java.util.List;

/// A section as an admin asks for it.
///
/// @param standingCapacity people the floor admits; 0 for a section with rows
/// @param rows from the stage backwards
record SectionPlan(String name, String seatCategory, int standingCapacity, List<RowPlan> rows) {

  SectionPlan {
    rows = List.copyOf(rows);
  }

  boolean standing() {
    return standingCapacity > 0;
  }

  /// A row: places, or a number of seats to lay out.
  ///
  /// @param seatCount 0 when the places are given
  record RowPlan(String label, List<PlacePlan> places, int seatCount) {

    RowPlan {
      places = List.copyOf(places);
    }

    /// Whether its seats are to be laid out.
    boolean counted() {
      return places.isEmpty();
    }

    int seats() {
      return counted() ? seatCount : places.size();
    }
  }

  /// A seat at its place, in metres.
  record PlacePlan(String number, double x, double y, boolean accessible) {}
}
