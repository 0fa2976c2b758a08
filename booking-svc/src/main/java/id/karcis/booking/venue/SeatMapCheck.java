package id.karcis.booking.venue;

import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.venue.SectionPlan.PlacePlan;
import id.karcis.booking.venue.SectionPlan.RowPlan;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusals;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds everything that is wrong with a seat map as a whole; what a single field may hold is
/// checked by the contract's own rules before.
final class SeatMapCheck {

  /// Seats of the largest hall that is sold with numbered seats.
  static final int MAX_SEATS = 40_000;

  private final FieldChecks checks = new FieldChecks();
  private final Set<String> sectionNames = new HashSet<>();

  /// Whether a category stands, by the first section that has it.
  private final Map<String, Boolean> standing = new HashMap<>();

  private SeatMapCheck() {}

  /// Refuses INVALID_ARGUMENT naming every bad field.
  static void check(List<SectionPlan> sections) {
    var violations = violations(sections);
    if (!violations.isEmpty()) {
      throw Refusals.invalid(violations);
    }
  }

  /// Returns every bad field.
  static List<FieldViolation> violations(List<SectionPlan> sections) {
    var check = new SeatMapCheck();
    check.size(sections);
    for (var i = 0; i < sections.size(); i++) {
      check.section("seatMap.sections[" + i + "]", sections.get(i));
    }
    return check.checks.violations();
  }

  private void size(List<SectionPlan> sections) {
    var seats = sections.stream().flatMap(s -> s.rows().stream()).mapToInt(RowPlan::seats).sum();
    checks.check(
        seats <= MAX_SEATS, "seatMap.sections", seats + " seats", "at most 40,000 seats together");
  }

  private void section(String path, SectionPlan section) {
    var name = section.name();
    checks.check(sectionNames.add(name), path + ".name", name, "a name of its own");
    var others = standing.putIfAbsent(section.seatCategory(), section.standing());
    checks.check(
        others == null || others == section.standing(),
        path + ".seatCategory",
        section.seatCategory(),
        "a category whose sections are all seated or all standing");
    rows(path + ".seated.rows", section.rows());
  }

  private void rows(String path, List<RowPlan> rows) {
    var labels = new HashSet<String>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var rowPath = path + "[" + i + "]";
      checks.check(labels.add(row.label()), rowPath + ".label", row.label(), "a label of its own");
      places(rowPath + ".seats", row.places());
    }
  }

  private void places(String path, List<PlacePlan> places) {
    var numbers = new HashSet<String>();
    for (var i = 0; i < places.size(); i++) {
      var number = places.get(i).number();
      checks.check(numbers.add(number), path + "[" + i + "].number", number, "a number of its own");
    }
  }
}
