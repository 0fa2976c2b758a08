package id.karcis.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.ListCategoriesRequest;
import org.junit.jupiter.api.Test;

class StartTest extends BookingTestBase {

  @Test
  void servesWithoutAToken() {
    var categories = anonymous(CategoryServiceGrpc::newBlockingStub);

    var one = ListCategoriesRequest.newBuilder().setPageSize(1).build();

    assertThat(categories.listCategories(one).getCategoriesCount()).isLessThanOrEqualTo(1);
  }
}
