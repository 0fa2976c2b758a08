package id.karcis.booking.venue;

import id.karcis.api.booking.v1.SeatMap;
import id.karcis.booking.venue.SectionPlan.PlacePlan;
import id.karcis.booking.venue.SectionPlan.RowPlan;
import id.karcis.platform.persistence.Etags;
import java.util.List;

/// Seat maps on the wire.
final class SeatMapProtos {

  private SeatMapProtos() {}

  static SeatMap toProto(HallLayout layout) {
    return SeatMap.newBuilder()
        .setVenueId(layout.venueId().toString())
        .addAllSections(layout.sections().stream().map(SeatMapProtos::section).toList())
        .setEtag(Etags.of(layout.seatMapVersion()))
        .build();
  }

  private static SeatMap.Section section(HallSection section) {
    var proto =
        SeatMap.Section.newBuilder()
            .setName(section.name())
            .setSeatCategory(section.seatCategory());
    if (section.standing()) {
      return proto
          .setStanding(SeatMap.Standing.newBuilder().setCapacity(section.standingCapacity()))
          .build();
    }
    var rows = section.rows().stream().map(SeatMapProtos::row).toList();
    return proto.setSeated(SeatMap.Seated.newBuilder().addAllRows(rows)).build();
  }

  private static SeatMap.Row row(HallRow row) {
    return SeatMap.Row.newBuilder()
        .setLabel(row.label())
        .addAllSeats(row.seats().stream().map(SeatMapProtos::place).toList())
        .build();
  }

  private static SeatMap.Place place(HallSeat seat) {
    return SeatMap.Place.newBuilder()
        .setId(seat.id().toString())
        .setNumber(seat.number())
        .setX(seat.x())
        .setY(seat.y())
        .setAccessible(seat.accessible())
        .build();
  }

  static List<SectionPlan> toPlan(SeatMap sent) {
    return sent.getSectionsList().stream().map(SeatMapProtos::section).toList();
  }

  private static SectionPlan section(SeatMap.Section sent) {
    return new SectionPlan(
        sent.getName(),
        sent.getSeatCategory(),
        sent.getStanding().getCapacity(),
        sent.getSeated().getRowsList().stream().map(SeatMapProtos::row).toList());
  }

  private static RowPlan row(SeatMap.Row sent) {
    var places = sent.getSeatsList().stream().map(SeatMapProtos::place).toList();
    return new RowPlan(sent.getLabel(), places, sent.getSeatCount());
  }

  private static PlacePlan place(SeatMap.Place sent) {
    return new PlacePlan(sent.getNumber(), sent.getX(), sent.getY(), sent.getAccessible());
  }
}
