package id.karcis.booking.category;

import id.karcis.booking.catalog.Resources;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

/// All categories.
interface Categories extends Resources<Category> {

  /// Categories by name.
  @NativeQuery(
      """
      SELECT * FROM categories
      WHERE (lower(name), id) > (lower(:afterName), :afterId)
      ORDER BY lower(name), id
      LIMIT :limit
      """)
  List<Category> findAfter(
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);
}
