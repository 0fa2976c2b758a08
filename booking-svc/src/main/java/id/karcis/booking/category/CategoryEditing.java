package id.karcis.booking.category;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with categories.
@Component
class CategoryEditing {

  private static final String TYPE = "Category";

  private final Categories categories;
  private final AdminEdits edits;
  private final DatabaseClock clock;

  CategoryEditing(Categories categories, AdminEdits edits, DatabaseClock clock) {
    this.categories = categories;
    this.edits = edits;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Category get(UUID id) {
    return categories.findById(id).orElseThrow(() -> Refusals.notFound("category", id.toString()));
  }

  @Transactional
  Category create(CategoryFields fields) {
    var category = new Category(UuidV7.next(), fields.checked(), clock.instant());
    save(category);
    edits.created(TYPE, category.id());
    return category;
  }

  /// @param edit what the fields become
  @Transactional
  Category update(UUID id, String etag, UnaryOperator<CategoryFields> edit) {
    var category = get(id);
    Etags.check(etag, category.version());
    category.change(edit.apply(category.fields()).checked(), clock.instant());
    save(category);
    edits.updated(TYPE, id, category.version());
    return category;
  }

  @Transactional
  void delete(UUID id) {
    var category = get(id);
    Constraints.guarded(
        Map.of("events_category_id_fkey", () -> Constraints.inUse("category", id, "events")),
        () -> {
          categories.delete(category);
          categories.flush();
        });
    edits.deleted(TYPE, id);
  }

  private void save(Category category) {
    Constraints.guarded(
        Map.of("categories_name", () -> Constraints.nameTaken("category", category.name())),
        () -> categories.saveAndFlush(category));
  }
}
