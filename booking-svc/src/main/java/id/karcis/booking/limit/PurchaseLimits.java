package id.karcis.booking.limit;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.limit.ClaimOutcome.Exceeded;
import id.karcis.booking.limit.ClaimOutcome.Ok;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Counts what a buyer holds and owns of an event, and of its season, against their limits. Every
/// method works inside the caller's transaction and is undone with it.
///
/// Order of locks, the same everywhere, so that no two transactions can wait for each other: the
/// buyer's rows first (here: of the season, then of the event), then holds, then seats by id, then
/// the promo code, then stock. Call [#claim] before anything that locks a seat or stock. Rows of at
/// most one buyer and one event are locked per transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PurchaseLimits {

  private final BuyerClaims claims;
  private final SeasonClaims seasons;

  PurchaseLimits(BuyerClaims claims, SeasonClaims seasons) {
    this.claims = claims;
    this.seasons = seasons;
  }

  /// Claims tickets for a hold or an order until `keep` has passed since the transaction began, by
  /// the database's clock. `Exceeded` leaves nothing behind and the transaction usable.
  ///
  /// @param claimId of the hold or order, new
  /// @param tickets wanted per ticket type of the event, each above 0
  public ClaimOutcome claim(
      EventSale sale, UUID userId, UUID claimId, Map<UUID, Integer> tickets, Duration keep) {
    var exceeded =
        exceededInSeason(sale, userId, tickets).or(() -> exceeded(sale, userId, tickets));
    return exceeded.isPresent()
        ? exceeded.get()
        : new Ok(claims.add(sale.eventId(), userId, claimId, tickets, keep));
  }

  /// Passes a claim on, from the hold to its order, until `expireTime`. Nothing happens when there
  /// is no such claim.
  public void move(UUID eventId, UUID userId, UUID fromClaim, UUID toClaim, Instant expireTime) {
    claims.move(eventId, userId, fromClaim, toClaim, expireTime);
  }

  /// Passes claims on to one that may have something already, from holds to their order, until
  /// `expireTime`.
  public void merge(
      UUID eventId, UUID userId, Collection<UUID> fromClaims, UUID toClaim, Instant expireTime) {
    claims.merge(eventId, userId, fromClaims, toClaim, expireTime);
  }

  /// Makes a claim permanent because it is paid for; writes it anew if it ran out and was dropped.
  /// Limits are not asked again. Idempotent.
  ///
  /// @param tickets of the order per ticket type
  public void keep(UUID eventId, UUID userId, UUID claimId, Map<UUID, Integer> tickets) {
    claims.keep(eventId, userId, claimId, tickets);
  }

  /// Forgets a claim: cancelled, expired or refunded. Idempotent.
  public void drop(UUID eventId, UUID userId, UUID claimId) {
    claims.drop(eventId, userId, claimId);
  }

  /// Takes some tickets out of a claim because they were given back. Not idempotent.
  ///
  /// @param tickets per ticket type, each above 0, in order of id
  public void giveBack(UUID eventId, UUID userId, UUID claimId, SortedMap<UUID, Integer> tickets) {
    tickets.forEach((type, quantity) -> claims.reduce(eventId, userId, claimId, type, quantity));
  }

  private Optional<Exceeded> exceededInSeason(
      EventSale sale, UUID userId, Map<UUID, Integer> tickets) {
    var season = sale.seasonId();
    if (season == null || sale.seasonLimit() == 0) {
      return Optional.empty();
    }
    seasons.lockBuyer(season, userId);
    return LimitRules.exceededInSeason(sale, seasons.live(season, userId), tickets);
  }

  private Optional<Exceeded> exceeded(EventSale sale, UUID userId, Map<UUID, Integer> tickets) {
    if (!LimitRules.apply(sale)) {
      return Optional.empty();
    }
    claims.lockBuyer(sale.eventId(), userId);
    return LimitRules.exceeded(sale, claims.live(sale.eventId(), userId), tickets);
  }
}
