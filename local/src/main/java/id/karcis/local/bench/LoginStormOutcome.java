package id.karcis.local.bench;

import java.util.List;

/// What became of a [LoginStorm], a measurement of each kind per round.
///
/// @param alone sales without a crowd
/// @param beside sales while the crowd signs in
/// @param signIns of the crowd
record LoginStormOutcome(List<Measured> alone, List<Measured> beside, List<Measured> signIns) {

  private static final String LIMITED = "TOO_MANY_REQUESTS";

  LoginStormOutcome {
    alone = List.copyOf(alone);
    beside = List.copyOf(beside);
    signIns = List.copyOf(signIns);
  }

  /// Sales a second beside the crowd as a part of those without.
  double rateKept() {
    return rate(beside) / rate(alone);
  }

  /// The 99th percentile of a sale beside the crowd as a multiple of that without.
  double p99Grown() {
    return p99(beside) / p99(alone);
  }

  /// Sign-ins a second that were answered as wished.
  double signedInPerSecond() {
    return rate(signIns);
  }

  long signedIn() {
    return signIns.stream().mapToLong(Measured::done).sum();
  }

  /// Sign-ins that were asked to come back later (HTTP 429).
  long askedToWait() {
    return failed(LIMITED);
  }

  /// Sign-ins that failed in any other way.
  long failed() {
    return failed("") - askedToWait();
  }

  private long failed(String kind) {
    return signIns.stream()
        .flatMap(step -> step.failures().entrySet().stream())
        .filter(failure -> failure.getKey().contains(kind))
        .mapToLong(failure -> failure.getValue())
        .sum();
  }

  private static double rate(List<Measured> steps) {
    return steps.stream().mapToDouble(Measured::done).sum()
        / steps.stream().mapToDouble(Measured::seconds).sum();
  }

  private static double p99(List<Measured> steps) {
    return steps.stream().mapToDouble(step -> step.latency().p99Millis()).average().orElse(0);
  }
}
