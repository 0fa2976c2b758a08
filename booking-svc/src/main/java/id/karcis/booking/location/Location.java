package id.karcis.booking.location;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A city with its time zone.
@Entity
@Table(name = "locations")
class Location {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private String region;
  private String countryCode;
  private String timeZone;
  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected Location() {}

  Location(UUID id, LocationFields fields, Instant now) {
    this.id = id;
    this.name = fields.name();
    this.region = fields.region();
    this.countryCode = fields.countryCode();
    this.timeZone = fields.timeZone();
    this.createTime = now;
    this.updateTime = now;
  }

  void change(LocationFields fields, Instant now) {
    name = fields.name();
    region = fields.region();
    countryCode = fields.countryCode();
    timeZone = fields.timeZone();
    updateTime = now;
  }

  UUID id() {
    return id;
  }

  LocationFields fields() {
    return new LocationFields(name, region, countryCode, timeZone);
  }

  String name() {
    return name;
  }

  Instant createTime() {
    return createTime;
  }

  Instant updateTime() {
    return updateTime;
  }

  /// Rises with every change, once stored.
  long version() {
    return Objects.requireNonNull(version, "not stored yet");
  }
}
