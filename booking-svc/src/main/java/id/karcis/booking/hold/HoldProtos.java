package id.karcis.booking.hold;

import com.google.protobuf.Timestamp;
import id.karcis.api.booking.v1.CheckSeatsResponse;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.booking.hold.PricedHold.PricedSeat;
import id.karcis.booking.seat.SeatClaim;
import id.karcis.booking.seat.SeatProtos;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.validation.Ids;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Holds on the wire.
final class HoldProtos {

  private HoldProtos() {}

  static SeatWish wish(HoldSeatsRequest request) {
    var eventId = Ids.uuid("eventId", request.getEventId());
    if (!request.hasBestAvailable()) {
      return new SeatWish.Named(eventId, seatIds(request.getSeatIdsList()));
    }
    var best = request.getBestAvailable();
    return new SeatWish.Best(eventId, best.getQuantity(), best.getSeatCategory());
  }

  /// Refuses an id that comes twice, in whatever case its letters are.
  static List<UUID> seatIds(List<String> texts) {
    var ids =
        IntStream.range(0, texts.size())
            .mapToObj(i -> Ids.uuid("seatIds[%d]".formatted(i), texts.get(i)))
            .toList();
    var seen = new HashSet<UUID>();
    for (var i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        throw Refusals.invalid("seatIds[%d]".formatted(i), texts.get(i), "each seat once");
      }
    }
    return ids;
  }

  static id.karcis.api.booking.v1.Hold toProto(PricedHold priced) {
    var hold = priced.hold();
    var proto =
        id.karcis.api.booking.v1.Hold.newBuilder()
            .setId(hold.id().toString())
            .setEventId(hold.eventId().toString())
            .setCreateTime(timestamp(hold.createTime()))
            .setExpireTime(timestamp(hold.expireTime()));
    priced.seats().forEach(seat -> proto.addSeats(seat(seat, priced.currencyCode())));
    return proto.build();
  }

  private static id.karcis.api.booking.v1.Hold.HeldSeat seat(
      PricedSeat priced, String currencyCode) {
    var seat = priced.seat();
    var proto =
        id.karcis.api.booking.v1.Hold.HeldSeat.newBuilder()
            .setSeatId(seat.id().toString())
            .setSection(seat.section())
            .setRow(seat.row())
            .setNumber(seat.number());
    priced.priceMinor().ifPresent(price -> proto.setPrice(Amounts.money(price, currencyCode)));
    return proto.build();
  }

  static CheckSeatsResponse toProto(List<SeatClaim> seats, UUID caller) {
    var proto = CheckSeatsResponse.newBuilder();
    seats.forEach(seat -> proto.addSeats(seat(seat, caller)));
    return proto.build();
  }

  private static CheckSeatsResponse.CheckedSeat seat(SeatClaim seat, UUID caller) {
    var mine = seat.heldBy(caller);
    var proto =
        CheckSeatsResponse.CheckedSeat.newBuilder()
            .setSeatId(seat.seatId().toString())
            .setStatus(SeatProtos.toProto(seat.state()))
            .setHeldByMe(mine);
    if (seat.expireTime() != null) {
      proto.setExpireTime(timestamp(seat.expireTime()));
    }
    if (mine && seat.holdId() != null) {
      proto.setHoldId(seat.holdId().toString());
    }
    return proto.build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
