package id.karcis.booking.location;

import id.karcis.booking.catalog.Resources;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.query.Param;

/// All locations.
interface Locations extends Resources<Location> {

  /// Locations by name, of one country or of all when it is empty.
  @NativeQuery(
      """
      SELECT * FROM locations
      WHERE (:countryCode = '' OR country_code = :countryCode)
        AND (lower(name), id) > (lower(:afterName), :afterId)
      ORDER BY lower(name), id
      LIMIT :limit
      """)
  List<Location> findAfter(
      @Param("countryCode") String countryCode,
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);
}
