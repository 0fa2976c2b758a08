package id.karcis.booking.category;

import id.karcis.api.booking.v1.ListCategoriesResponse;
import id.karcis.api.booking.v1.UpdateCategoryRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.Etags;
import java.util.function.UnaryOperator;

/// Categories on the wire.
final class CategoryProtos {

  private CategoryProtos() {}

  static id.karcis.api.booking.v1.Category toProto(Category category) {
    var fields = category.fields();
    return id.karcis.api.booking.v1.Category.newBuilder()
        .setId(category.id().toString())
        .setName(fields.name())
        .setDescription(fields.description())
        .setCreateTime(GrpcTimes.timestamp(category.createTime()))
        .setUpdateTime(GrpcTimes.timestamp(category.updateTime()))
        .setEtag(Etags.of(category.version()))
        .build();
  }

  static ListCategoriesResponse toProto(Slice<Category> page) {
    return ListCategoriesResponse.newBuilder()
        .addAllCategories(page.items().stream().map(CategoryProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static CategoryFields toFields(id.karcis.api.booking.v1.Category sent) {
    return new CategoryFields(sent.getName(), sent.getDescription());
  }

  static UnaryOperator<CategoryFields> toEdit(UpdateCategoryRequest request) {
    var edit = GrpcEdit.of(request.getCategory(), request.getUpdateMask());
    var sent = toFields(request.getCategory());
    return current ->
        new CategoryFields(
            edit.pick("name", sent.name(), current.name()),
            edit.pick("description", sent.description(), current.description()));
  }
}
