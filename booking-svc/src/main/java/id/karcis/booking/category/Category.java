package id.karcis.booking.category;

import id.karcis.booking.catalog.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A kind of event, such as Concert or Stand-up.
@Entity
@Table(name = "categories")
class Category extends Resource<CategoryFields> {

  private String name;
  private String description;

  @SuppressWarnings("NullAway.Init")
  protected Category() {}

  @SuppressWarnings("NullAway.Init")
  Category(UUID id, CategoryFields fields, Instant now) {
    super(id, now);
    change(fields, now);
  }

  @Override
  public final void change(CategoryFields fields, Instant now) {
    name = fields.name();
    description = fields.description();
    touch(now);
  }

  @Override
  public CategoryFields fields() {
    return new CategoryFields(name, description);
  }

  String name() {
    return name;
  }
}
