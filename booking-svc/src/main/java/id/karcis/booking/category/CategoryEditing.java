package id.karcis.booking.category;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.ResourceEditing;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What admins do with categories.
@Component
class CategoryEditing extends ResourceEditing<Category, CategoryFields> {

  CategoryEditing(Categories categories, AdminEdits edits, DatabaseClock clock) {
    super("Category", categories, Category::new, edits, clock);
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfWriting(Category category) {
    return Map.of("categories_name", () -> Constraints.nameTaken(noun(), category.name()));
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfDeleting(UUID id) {
    return Map.of("events_category_id_fkey", () -> Constraints.inUse(noun(), id, "events"));
  }
}
