package id.karcis.booking.tickettype;

import id.karcis.platform.error.FieldViolation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that is wrong with a file, by line and field: of each field the first fault, since
/// others follow from it.
final class BulkFaults {

  private final Map<Place, Fault> faults = new LinkedHashMap<>();

  /// A field of a row.
  ///
  /// @param line of the file; in JSON the place in the list, from 1
  /// @param field name of the column or path of the field
  record Place(int line, String field) {}

  /// A bad field of a row.
  record Fault(Place place, String reason, String description) {

    /// The same as of a request.
    FieldViolation violation() {
      var field = "rows[%d].%s".formatted(place.line(), place.field());
      return new FieldViolation(field, reason, description);
    }
  }

  /// Notes a fault, unless the field has one.
  void add(Place place, String reason, String description) {
    faults.putIfAbsent(place, new Fault(place, reason, description));
  }

  /// Notes a fault of a value.
  ///
  /// @param expected completes the sentence "expected …"
  void bad(Place place, String value, String expected) {
    var fault = FieldViolation.of(place.field(), value, expected);
    add(place, fault.reason(), fault.description());
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /// By line.
  List<Fault> all() {
    return faults.values().stream()
        .sorted(Comparator.comparingInt(fault -> fault.place().line()))
        .toList();
  }
}
