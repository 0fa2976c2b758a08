package id.karcis.booking.season;

import id.karcis.booking.catalog.Resources;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

/// All seasons.
interface Seasons extends Resources<Season> {

  /// Seasons by name.
  @NativeQuery(
      """
      SELECT * FROM seasons
      WHERE (lower(name), id) > (lower(:afterName), :afterId)
      ORDER BY lower(name), id
      LIMIT :limit
      """)
  List<Season> findAfter(
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);
}
