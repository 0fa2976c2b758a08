package id.karcis.booking.category;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A kind of event, such as Concert or Stand-up.
@Entity
@Table(name = "categories")
class Category {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private String description;
  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected Category() {}

  Category(UUID id, CategoryFields fields, Instant now) {
    this.id = id;
    this.name = fields.name();
    this.description = fields.description();
    this.createTime = now;
    this.updateTime = now;
  }

  void change(CategoryFields fields, Instant now) {
    name = fields.name();
    description = fields.description();
    updateTime = now;
  }

  UUID id() {
    return id;
  }

  CategoryFields fields() {
    return new CategoryFields(name, description);
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
