package id.karcis.booking.seat;

import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.api.booking.v1.WatchSeatMapResponse;
import id.karcis.api.booking.v1.WatchSeatMapResponse.SeatChange;
import id.karcis.api.booking.v1.WatchSeatMapResponse.StandingChange;

/// Messages to those who watch.
final class SeatWatchProtos {

  private SeatWatchProtos() {}

  static WatchSeatMapResponse all(EventSeats seats) {
    return encoded(
        WatchSeatMapResponse.newBuilder()
            .setVersion(seats.seats().version())
            .setSnapshot(SeatProtos.toProto(seats, true)));
  }

  static WatchSeatMapResponse changes(long version, SeatDelta delta) {
    var message = WatchSeatMapResponse.newBuilder().setVersion(version);
    delta
        .seats()
        .forEach((id, state) ->
            message.addChanges(
                SeatChange.newBuilder()
                    .setSeatId(id.toString())
                    .setStatus(SeatProtos.toProto(state))));
    delta
        .standing()
        .forEach((section, available) ->
            message.addStandingChanges(
                StandingChange.newBuilder().setSection(section).setAvailable(available)));
    return encoded(message);
  }

  /// Texts of a message that was parsed are bytes already, so sending it to a thousand clients
  /// encodes it once.
  private static WatchSeatMapResponse encoded(WatchSeatMapResponse.Builder message) {
    try {
      return WatchSeatMapResponse.parseFrom(message.build().toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("our own message", e);
    }
  }
}
