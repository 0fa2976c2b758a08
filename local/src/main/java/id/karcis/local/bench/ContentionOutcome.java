package id.karcis.local.bench;

import java.util.Map;
import java.util.TreeMap;

/// What became of a [Contention].
///
/// @param held holds answered 200, as 409, 5xx and the rest are answers to holds
/// @param failures answers other than 200 to any call, by kind
/// @param soldSeats seats of all paid orders together
/// @param soldTwice seats in more than one paid order: anything but 0 is a fault of the platform
/// @param bookedOnMap seats that the public map shows as sold
/// @param missingOnMap seats of paid orders that the map does not show as sold
record ContentionOutcome(
    int clients,
    int seats,
    long held,
    long conflicts,
    long serverErrors,
    long others,
    Map<String, Long> failures,
    int soldSeats,
    int soldTwice,
    int bookedOnMap,
    int missingOnMap) {

  ContentionOutcome {
    failures = new TreeMap<>(failures);
  }

  /// Whether nobody lost a seat that was paid for.
  boolean sound() {
    return soldTwice == 0 && missingOnMap == 0;
  }
}
