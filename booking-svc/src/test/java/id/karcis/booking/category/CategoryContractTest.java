package id.karcis.booking.category;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.Category;
import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.CreateCategoryRequest;
import id.karcis.api.booking.v1.DeleteCategoryRequest;
import id.karcis.api.booking.v1.GetCategoryRequest;
import id.karcis.api.booking.v1.ListCategoriesRequest;
import id.karcis.api.booking.v1.UpdateCategoryRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CategoryContractTest extends BookingTestBase {

  @Test
  void keepsCategoriesThroughTheirLife() {
    var name = Catalog.unique("Wayang ꦮꦪꦁ");
    var created = create(Category.newBuilder().setName(name).setDescription("Bayang\nbayang"));

    var changed = update(created.toBuilder().setDescription("Kulit"));

    assertThat(get(created.getId())).isEqualTo(changed);
    assertThat(changed.getName()).isEqualTo(name);
    assertThat(changed.getDescription()).isEqualTo("Kulit");
    assertThat(refusal(() -> update(created.toBuilder().setDescription("x"))).reason())
        .isEqualTo(ErrorReason.STALE_ETAG);
    delete(created.getId());
    var gone = refusal(() -> get(created.getId()));
    assertThat(gone.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(gone.metadata()).containsEntry("id", created.getId());
  }

  @Test
  void refusesTakenAndMissingNames() {
    var name = Catalog.unique("Teater");
    create(Category.newBuilder().setName(name));

    var taken = refusal(() -> create(Category.newBuilder().setName(name.toUpperCase(Locale.ROOT))));
    var missing = refusal(() -> create(Category.newBuilder()));
    var nul = refusal(() -> create(Category.newBuilder().setName("x").setDescription("a\0")));

    assertThat(taken.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(taken.reason()).isEqualTo(ErrorReason.NAME_TAKEN);
    assertThat(missing.violations())
        .extracting(FieldViolation::field)
        .containsExactly("category.name");
    assertThat(nul.violations())
        .extracting(FieldViolation::field)
        .containsExactly("category.description");
  }

  @Test
  void keepsWhatEventsUse() {
    var event = catalog().draft(catalog().venue());

    var refusal = refusal(() -> delete(event.getCategoryId()));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).isEqualTo(Map.of("usedBy", "events"));
  }

  @Test
  void tellsMalformedFromUnknownIds() {
    assertThat(refusal(() -> get("1' OR '1'='1")).code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal(() -> get(UUID.randomUUID().toString())).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void listsEachOnceInOrder() {
    for (var i = 0; i < 5; i++) {
      create(Category.newBuilder().setName(Catalog.unique("Tari " + i)));
    }
    var ids = new ArrayList<String>();
    var token = "";
    do {
      var page =
          anonymous(CategoryServiceGrpc::newBlockingStub)
              .listCategories(
                  ListCategoriesRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      page.getCategoriesList().forEach(category -> ids.add(category.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    var stored =
        jdbc.sql("SELECT id::text FROM categories ORDER BY lower(name), id")
            .query(String.class)
            .list();
    assertThat(ids).isEqualTo(stored);
  }

  private Category create(Category.Builder category) {
    return catalog()
        .categories()
        .createCategory(CreateCategoryRequest.newBuilder().setCategory(category).build());
  }

  private Category update(Category.Builder category) {
    return catalog()
        .categories()
        .updateCategory(UpdateCategoryRequest.newBuilder().setCategory(category).build());
  }

  private Category get(String id) {
    return anonymous(CategoryServiceGrpc::newBlockingStub)
        .getCategory(GetCategoryRequest.newBuilder().setId(id).build());
  }

  private void delete(String id) {
    assertThat(
            catalog()
                .categories()
                .deleteCategory(DeleteCategoryRequest.newBuilder().setId(id).build()))
        .isNotNull();
  }
}
