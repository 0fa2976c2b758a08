package id.karcis.local.load;

import java.util.List;

/// What a query costs, and what writing costs meanwhile.
///
/// @param plan as PostgreSQL tells it, times included
/// @param millis of the query
/// @param writeMicros of one row written
/// @param walBytes of one row written
record Measurement(List<String> plan, double millis, double writeMicros, long walBytes) {

  Measurement {
    plan = List.copyOf(plan);
  }
}
