package id.karcis.booking.category;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CategoryServiceGrpc.CategoryServiceImplBase;
import id.karcis.api.booking.v1.CreateCategoryRequest;
import id.karcis.api.booking.v1.DeleteCategoryRequest;
import id.karcis.api.booking.v1.GetCategoryRequest;
import id.karcis.api.booking.v1.ListCategoriesRequest;
import id.karcis.api.booking.v1.ListCategoriesResponse;
import id.karcis.api.booking.v1.UpdateCategoryRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.NamePage;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// CategoryService on the wire.
@GrpcService
class CategoryGrpcService extends CategoryServiceImplBase {

  private final CategoryEditing editing;
  private final Categories categories;

  CategoryGrpcService(CategoryEditing editing, Categories categories) {
    this.editing = editing;
    this.categories = categories;
  }

  @Override
  public void createCategory(
      CreateCategoryRequest request, StreamObserver<id.karcis.api.booking.v1.Category> caller) {
    var category = editing.create(CategoryProtos.toFields(request.getCategory()));
    GrpcAnswers.send(caller, CategoryProtos.toProto(category));
  }

  @Override
  public void getCategory(
      GetCategoryRequest request, StreamObserver<id.karcis.api.booking.v1.Category> caller) {
    var category = editing.get(Ids.uuid("id", request.getId()));
    GrpcAnswers.send(caller, CategoryProtos.toProto(category));
  }

  @Override
  public void listCategories(
      ListCategoriesRequest request, StreamObserver<ListCategoriesResponse> caller) {
    var page = NamePage.of("categories", request.getPageSize(), request.getPageToken());
    var rows = categories.findAfter(page.afterName(), page.afterId(), page.limit());
    GrpcAnswers.send(
        caller, CategoryProtos.toProto(page.slice(rows, Category::name, Category::id)));
  }

  @Override
  public void updateCategory(
      UpdateCategoryRequest request, StreamObserver<id.karcis.api.booking.v1.Category> caller) {
    var sent = request.getCategory();
    var id = Ids.uuid("category.id", sent.getId());
    var category = editing.update(id, sent.getEtag(), CategoryProtos.toEdit(request));
    GrpcAnswers.send(caller, CategoryProtos.toProto(category));
  }

  @Override
  public void deleteCategory(DeleteCategoryRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }
}
