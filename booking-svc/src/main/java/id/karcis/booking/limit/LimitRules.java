package id.karcis.booking.limit;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.limit.ClaimOutcome.Exceeded;
import id.karcis.booking.limit.ClaimOutcome.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The arithmetic of limits. 0 means no limit.
final class LimitRules {

  private LimitRules() {}

  /// The limit of the event's season, if it would be exceeded.
  ///
  /// @param owned tickets held and owned over all events of the season
  /// @param wanted tickets asked for per ticket type
  static Optional<Exceeded> exceededInSeason(EventSale sale, int owned, Map<UUID, Integer> wanted) {
    return check(Scope.SEASON, sale.seasonLimit(), owned, total(wanted));
  }

  /// Whether the event limits anything by itself.
  static boolean apply(EventSale sale) {
    return sale.maxTicketsPerUser() > 0
        || !sale.categoryLimits().isEmpty()
        || sale.ticketTypes().stream().anyMatch(type -> type.maxPerUser() > 0);
  }

  /// The first limit that would be exceeded: that of the event, of a category, of a ticket type.
  ///
  /// @param owned tickets held and owned per ticket type
  /// @param wanted tickets asked for per ticket type
  static Optional<Exceeded> exceeded(
      EventSale sale, Map<UUID, Integer> owned, Map<UUID, Integer> wanted) {
    var event = check(Scope.EVENT, sale.maxTicketsPerUser(), sum(owned, _ -> true), total(wanted));
    return Stream.concat(
            event.stream(),
            sale.ticketTypes().stream()
                .filter(type -> wanted.containsKey(type.id()))
                .flatMap(type -> ofType(sale, type, owned, wanted)))
        .findFirst();
  }

  /// A category is sold by one ticket type, so both count the same tickets.
  private static Stream<Exceeded> ofType(
      EventSale sale, TicketTypeSale type, Map<UUID, Integer> owned, Map<UUID, Integer> wanted) {
    var categoryLimit = sale.categoryLimits().getOrDefault(type.seatCategory(), 0);
    var ofType = sum(owned, type.id()::equals);
    var more = wanted.getOrDefault(type.id(), 0);
    return Stream.of(
            check(Scope.SEAT_CATEGORY, categoryLimit, ofType, more),
            check(Scope.TICKET_TYPE, type.maxPerUser(), ofType, more))
        .flatMap(Optional::stream);
  }

  private static Optional<Exceeded> check(Scope scope, int limit, int owned, int requested) {
    return limit > 0 && owned + requested > limit
        ? Optional.of(new Exceeded(scope, limit, owned, requested))
        : Optional.empty();
  }

  private static int total(Map<UUID, Integer> tickets) {
    return sum(tickets, _ -> true);
  }

  private static int sum(Map<UUID, Integer> tickets, Predicate<UUID> which) {
    return tickets.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
