package id.karcis.booking.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hall. Its seat map is written by [SeatMaps], which also keeps the capacity right.
@Entity
@Table(name = "venues")
class Venue {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private UUID locationId;
  private String address;
  private @Nullable Double latitude;
  private @Nullable Double longitude;
  private String mapUri;

  @Column(insertable = false, updatable = false)
  private int capacity;

  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected Venue() {}

  @SuppressWarnings("NullAway.Init")
  Venue(UUID id, VenueFields fields, Instant now) {
    this.id = id;
    this.createTime = now;
    change(fields, now);
  }

  final void change(VenueFields fields, Instant now) {
    name = fields.name();
    locationId = Objects.requireNonNull(fields.locationId(), "fields are checked before");
    address = fields.address();
    latitude = fields.latitude();
    longitude = fields.longitude();
    mapUri = fields.mapUri();
    updateTime = now;
  }

  UUID id() {
    return id;
  }

  VenueFields fields() {
    return new VenueFields(name, locationId, address, latitude, longitude, mapUri);
  }

  String name() {
    return name;
  }

  UUID locationId() {
    return locationId;
  }

  /// Seats and standing places together.
  int capacity() {
    return capacity;
  }

  Instant createTime() {
    return createTime;
  }

  Instant updateTime() {
    return updateTime;
  }

  /// Rises with every change of the venue or its seat map, once stored.
  long version() {
    return Objects.requireNonNull(version, "not stored yet");
  }
}
