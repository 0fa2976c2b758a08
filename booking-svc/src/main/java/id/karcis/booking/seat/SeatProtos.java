package id.karcis.booking.seat;

import id.karcis.api.booking.v1.BlockSeatsResponse;
import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.SeatStatus;
import id.karcis.api.booking.v1.UnblockSeatsResponse;
import id.karcis.booking.event.TicketTypeSale;
import id.karcis.booking.venue.HallSeat;
import id.karcis.booking.venue.HallSection;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.Hashes;
import id.karcis.platform.validation.Ids;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/// Seats on the wire.
public final class SeatProtos {

  /// Enough that no two maps of an event ever share one by chance.
  private static final int ETAG_BYTES = 16;

  private SeatProtos() {}

  /// The status as the contract names it.
  public static SeatStatus toProto(SeatState state) {
    return switch (state) {
      case AVAILABLE -> SeatStatus.AVAILABLE;
      case HELD -> SeatStatus.HELD;
      case BOOKED -> SeatStatus.BOOKED;
      case BLOCKED -> SeatStatus.BLOCKED;
    };
  }

  /// Reads ids of seats; refuses one that comes twice, in whatever case its letters are.
  static List<UUID> seatIds(List<String> texts) {
    var ids = new LinkedHashSet<UUID>();
    for (var i = 0; i < texts.size(); i++) {
      var field = "seatIds[%d]".formatted(i);
      if (!ids.add(Ids.uuid(field, texts.get(i)))) {
        throw Refusals.invalid(field, texts.get(i), "each seat once");
      }
    }
    return List.copyOf(ids);
  }

  static BlockSeatsResponse blocked(SeatBlocking.Changed changed) {
    return BlockSeatsResponse.newBuilder()
        .setEventId(changed.eventId().toString())
        .setChangedCount(changed.changed())
        .setVersion(changed.version())
        .build();
  }

  static UnblockSeatsResponse unblocked(SeatBlocking.Changed changed) {
    return UnblockSeatsResponse.newBuilder()
        .setEventId(changed.eventId().toString())
        .setChangedCount(changed.changed())
        .setVersion(changed.version())
        .build();
  }

  /// Names the content: the same etag, the same map.
  static String etag(EventSeatMap map) {
    var hash = Hashes.sha256(map.toByteArray());
    return HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
  }

  /// @param compact statuses only, a letter per seat
  static EventSeatMap toProto(EventSeats map, boolean compact) {
    var proto =
        EventSeatMap.newBuilder()
            .setEventId(map.sale().eventId().toString())
            .setVersion(map.seats().version());
    map.layout().sections().forEach(s -> proto.addSections(section(map, s, compact)));
    return proto.build();
  }

  private static EventSeatMap.Section section(
      EventSeats map, HallSection section, boolean compact) {
    var proto =
        EventSeatMap.Section.newBuilder()
            .setName(section.name())
            .setSeatCategory(section.seatCategory());
    var type = map.sale().ticketTypeFor(section.seatCategory());
    type.ifPresent(t -> addPrice(proto, map, t));
    if (section.standing()) {
      proto.setStanding(
          EventSeatMap.Standing.newBuilder()
              .setCapacity(section.standingCapacity())
              .setAvailable(map.placesLeft(section.seatCategory())));
    } else if (compact) {
      proto.setSeatStatuses(letters(map, section));
    } else {
      section.seats().forEach(seat -> proto.addSeats(seat(map, seat)));
    }
    return proto.build();
  }

  private static void addPrice(
      EventSeatMap.Section.Builder proto, EventSeats map, TicketTypeSale type) {
    proto.setTicketTypeId(type.id().toString());
    if (map.sale().isOnSale(map.moment())) {
      type.priceAt(map.moment())
          .ifPresent(price -> proto.setPrice(Amounts.money(price, map.sale().currencyCode())));
    }
  }

  private static EventSeatMap.Seat seat(EventSeats map, HallSeat seat) {
    return EventSeatMap.Seat.newBuilder()
        .setId(seat.id().toString())
        .setRow(seat.row())
        .setNumber(seat.number())
        .setX(seat.x())
        .setY(seat.y())
        .setAccessible(seat.accessible())
        .setStatus(toProto(map.seats().state(seat.id())))
        .build();
  }

  private static String letters(EventSeats map, HallSection section) {
    var letters = new StringBuilder(section.capacity());
    section.seats().forEach(seat -> letters.append(letter(map.seats().state(seat.id()))));
    return letters.toString();
  }

  private static char letter(SeatState state) {
    return switch (state) {
      case AVAILABLE -> 'A';
      case HELD -> 'H';
      case BOOKED -> 'B';
      case BLOCKED -> 'K';
    };
  }
}
