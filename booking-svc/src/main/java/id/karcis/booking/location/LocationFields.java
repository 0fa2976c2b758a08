package id.karcis.booking.location;

import id.karcis.booking.catalog.Checked;
import id.karcis.booking.catalog.FieldChecks;
import java.time.ZoneId;

/// What admins write of a location. An empty string is a missing value.
///
/// @param countryCode ISO 3166-1 alpha-2
/// @param timeZone IANA name such as `Asia/Jakarta`
record LocationFields(String name, String region, String countryCode, String timeZone)
    implements Checked<LocationFields> {

  /// Refuses INVALID_ARGUMENT for everything that is missing or unknown.
  @Override
  public LocationFields checked() {
    var checks = new FieldChecks();
    checks.require("location.name", name);
    checks.require("location.countryCode", countryCode);
    checks.require("location.timeZone", timeZone);
    checks.check(
        timeZone.isEmpty() || ZoneId.getAvailableZoneIds().contains(timeZone),
        "location.timeZone",
        timeZone,
        "an IANA time zone such as Asia/Jakarta");
    checks.refuseIfAny();
    return this;
  }
}
