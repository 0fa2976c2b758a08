package id.karcis.booking.season;

import id.karcis.booking.catalog.Checked;
import id.karcis.booking.catalog.FieldChecks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What admins write of a season. An empty name is a missing one.
///
/// @param maxTicketsPerUser of one buyer over all its events; 0 for no limit
record SeasonFields(
    String name,
    String description,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    int maxTicketsPerUser)
    implements Checked<SeasonFields> {

  /// Refuses INVALID_ARGUMENT when the name is missing or the end is not after the start.
  @Override
  public SeasonFields checked() {
    var checks = new FieldChecks();
    checks.require("season.name", name);
    checks.check(
        startTime == null || endTime == null || endTime.isAfter(startTime),
        "season.endTime",
        endTime,
        "a moment after startTime");
    checks.refuseIfAny();
    return this;
  }
}
