package id.karcis.booking.event;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What selling must know of an event, as it stood at one moment. Comes from [EventSales].
///
/// @param seatMapVersion of the venue's seat map; it stays while the event is on sale
/// @param salesStartTime when sales open; null: at once
/// @param salesEndTime when sales close; null: when the event starts
/// @param holdDuration how long a hold or an unpaid order keeps its seats
/// @param timeZone IANA name of the zone in which times are shown
/// @param maxTicketsPerUser tickets that one buyer may own or hold; 0 for no limit
/// @param categoryLimits the same per seat category; a category that is absent has no limit
/// @param seasonId null: of no season
/// @param seasonLimit tickets that one buyer may own or hold over all events of the season; 0 for
///   no limit
/// @param refundPolicy what an order made now is held to; the default one when the event says
///   nothing
/// @param waitingRoomEnabled whether buyers must come through the waiting room
/// @param ticketTypes by time of creation
public record EventSale(
    UUID eventId,
    UUID venueId,
    long seatMapVersion,
    String name,
    EventStatus status,
    Instant startTime,
    Instant endTime,
    @Nullable Instant salesStartTime,
    @Nullable Instant salesEndTime,
    Duration holdDuration,
    String currencyCode,
    String timeZone,
    int maxTicketsPerUser,
    Map<String, Integer> categoryLimits,
    @Nullable UUID seasonId,
    int seasonLimit,
    RefundPolicy refundPolicy,
    boolean waitingRoomEnabled,
    List<TicketTypeSale> ticketTypes) {

  public EventSale {
    categoryLimits = Map.copyOf(categoryLimits);
    ticketTypes = List.copyOf(ticketTypes);
  }

  /// Whether tickets are sold at `now`: published, not over, and within the sales window.
  public boolean isOnSale(Instant now) {
    var open = salesStartTime == null || !now.isBefore(salesStartTime);
    return status.at(now, endTime) == EventStatus.PUBLISHED && open && now.isBefore(salesClose());
  }

  private Instant salesClose() {
    return salesEndTime == null ? startTime : salesEndTime;
  }

  /// Refuses with EVENT_NOT_ON_SALE unless tickets are sold at `now`.
  public void requireOnSale(Instant now) {
    if (!isOnSale(now)) {
      throw Refusals.failedPrecondition(
          ErrorReason.EVENT_NOT_ON_SALE,
          "event %s is not on sale: %s".formatted(eventId, whyNot(now)),
          Map.of("eventId", eventId.toString(), "status", status.at(now, endTime).name()));
    }
  }

  /// The ticket type that sells seats or places of this category, if one does.
  public Optional<TicketTypeSale> ticketTypeFor(String seatCategory) {
    return ticketTypes.stream().filter(t -> t.seatCategory().equals(seatCategory)).findFirst();
  }

  /// The ticket type of this id, if the event has it.
  public Optional<TicketTypeSale> ticketType(UUID id) {
    return ticketTypes.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  private String whyNot(Instant now) {
    var current = status.at(now, endTime);
    if (current != EventStatus.PUBLISHED) {
      return "it is " + current;
    }
    return salesStartTime != null && now.isBefore(salesStartTime)
        ? "sales open at " + salesStartTime
        : "sales closed at " + salesClose();
  }
}
