package id.karcis.booking.category;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// All categories.
interface Categories extends Repository<Category, UUID> {

  Optional<Category> findById(UUID id);

  /// Writes at once, so that a broken constraint is told here.
  Category saveAndFlush(Category category);

  void delete(Category category);

  void flush();

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
