package id.karcis.booking.season;

import id.karcis.api.booking.v1.ListSeasonsResponse;
import id.karcis.api.booking.v1.UpdateSeasonRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.Etags;
import java.util.function.UnaryOperator;

/// Seasons on the wire.
final class SeasonProtos {

  private SeasonProtos() {}

  static id.karcis.api.booking.v1.Season toProto(Season season) {
    var fields = season.fields();
    var proto =
        id.karcis.api.booking.v1.Season.newBuilder()
            .setId(season.id().toString())
            .setName(fields.name())
            .setDescription(fields.description())
            .setMaxTicketsPerUser(fields.maxTicketsPerUser())
            .setCreateTime(GrpcTimes.timestamp(season.createTime()))
            .setUpdateTime(GrpcTimes.timestamp(season.updateTime()))
            .setEtag(Etags.of(season.version()));
    if (fields.startTime() != null) {
      proto.setStartTime(GrpcTimes.timestamp(fields.startTime()));
    }
    if (fields.endTime() != null) {
      proto.setEndTime(GrpcTimes.timestamp(fields.endTime()));
    }
    return proto.build();
  }

  static ListSeasonsResponse toProto(Slice<Season> page) {
    return ListSeasonsResponse.newBuilder()
        .addAllSeasons(page.items().stream().map(SeasonProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static SeasonFields toFields(id.karcis.api.booking.v1.Season sent) {
    return new SeasonFields(
        sent.getName(),
        sent.getDescription(),
        sent.hasStartTime() ? GrpcTimes.instant(sent.getStartTime()) : null,
        sent.hasEndTime() ? GrpcTimes.instant(sent.getEndTime()) : null,
        sent.getMaxTicketsPerUser());
  }

  static UnaryOperator<SeasonFields> toEdit(UpdateSeasonRequest request) {
    var edit = GrpcEdit.of(request.getSeason(), request.getUpdateMask());
    var sent = toFields(request.getSeason());
    return current ->
        new SeasonFields(
            edit.pick("name", sent.name(), current.name()),
            edit.pick("description", sent.description(), current.description()),
            edit.pick("start_time", sent.startTime(), current.startTime()),
            edit.pick("end_time", sent.endTime(), current.endTime()),
            edit.pick(
                "max_tickets_per_user", sent.maxTicketsPerUser(), current.maxTicketsPerUser()));
  }
}
