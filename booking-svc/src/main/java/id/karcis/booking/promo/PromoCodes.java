package id.karcis.booking.promo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// All promo codes.
interface PromoCodes extends Repository<PromoCode, UUID> {

  Optional<PromoCode> findById(UUID id);

  /// Writes at once, so that a broken constraint is told here.
  PromoCode saveAndFlush(PromoCode code);

  void delete(PromoCode code);

  void flush();

  /// Promo codes by code.
  @NativeQuery("SELECT * FROM promo_codes WHERE code > :afterCode ORDER BY code LIMIT :limit")
  List<PromoCode> findAfter(@Param("afterCode") String afterCode, @Param("limit") int limit);
}
