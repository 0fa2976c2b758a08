package id.karcis.booking.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What everything in the catalog has: an id, a version that rises with every change, the moments
/// at which it was made and last changed, and fields that admins write.
///
/// @param <F> the fields
@MappedSuperclass
public abstract class Resource<F> {

  @Id private UUID id;

  /// Null until it is stored. Not named like its accessor: Spring Data would ask that one, which
  /// refuses then.
  @Version
  @Column(name = "version")
  private @Nullable Long storedVersion;

  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected Resource() {}

  protected Resource(UUID id, Instant now) {
    this.id = id;
    this.createTime = now;
    this.updateTime = now;
  }

  /// What admins wrote.
  public abstract F fields();

  /// Writes checked fields at a moment.
  public abstract void change(F fields, Instant now);

  /// Notes that it changed.
  protected final void touch(Instant now) {
    updateTime = now;
  }

  /// UUIDv7.
  public final UUID id() {
    return id;
  }

  public final Instant createTime() {
    return createTime;
  }

  public final Instant updateTime() {
    return updateTime;
  }

  /// Rises with every change, once stored.
  public final long version() {
    return Objects.requireNonNull(storedVersion, "not stored yet");
  }
}
