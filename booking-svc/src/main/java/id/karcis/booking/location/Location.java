package id.karcis.booking.location;

import id.karcis.booking.catalog.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A city with its time zone.
@Entity
@Table(name = "locations")
class Location extends Resource<LocationFields> {

  private String name;
  private String region;
  private String countryCode;
  private String timeZone;

  @SuppressWarnings("NullAway.Init")
  protected Location() {}

  @SuppressWarnings("NullAway.Init")
  Location(UUID id, LocationFields fields, Instant now) {
    super(id, now);
    change(fields, now);
  }

  @Override
  public final void change(LocationFields fields, Instant now) {
    name = fields.name();
    region = fields.region();
    countryCode = fields.countryCode();
    timeZone = fields.timeZone();
    touch(now);
  }

  @Override
  public LocationFields fields() {
    return new LocationFields(name, region, countryCode, timeZone);
  }

  String name() {
    return name;
  }
}
