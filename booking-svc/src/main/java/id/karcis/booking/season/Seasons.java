package id.karcis.booking.season;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// All seasons.
interface Seasons extends Repository<Season, UUID> {

  Optional<Season> findById(UUID id);

  /// Writes at once, so that a broken constraint is told here.
  Season saveAndFlush(Season season);

  void delete(Season season);

  void flush();

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
