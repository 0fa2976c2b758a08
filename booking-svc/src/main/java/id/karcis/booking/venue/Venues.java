package id.karcis.booking.venue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// All venues.
interface Venues extends Repository<Venue, UUID> {

  Optional<Venue> findById(UUID id);

  /// Writes at once, so that a broken constraint is told here.
  Venue saveAndFlush(Venue venue);

  void delete(Venue venue);

  void flush();

  /// Venues by name.
  @NativeQuery(
      """
      SELECT * FROM venues
      WHERE (lower(name), id) > (lower(:afterName), :afterId)
      ORDER BY lower(name), id
      LIMIT :limit
      """)
  List<Venue> findAfter(
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);

  /// Venues of a location by name.
  @NativeQuery(
      """
      SELECT * FROM venues
      WHERE location_id = :locationId AND (lower(name), id) > (lower(:afterName), :afterId)
      ORDER BY lower(name), id
      LIMIT :limit
      """)
  List<Venue> findAtAfter(
      @Param("locationId") UUID locationId,
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);
}
