package id.karcis.booking.location;

import id.karcis.api.booking.v1.ListLocationsResponse;
import id.karcis.api.booking.v1.UpdateLocationRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.Etags;
import java.util.function.UnaryOperator;

/// Locations on the wire.
final class LocationProtos {

  private LocationProtos() {}

  static id.karcis.api.booking.v1.Location toProto(Location location) {
    var fields = location.fields();
    return id.karcis.api.booking.v1.Location.newBuilder()
        .setId(location.id().toString())
        .setName(fields.name())
        .setRegion(fields.region())
        .setCountryCode(fields.countryCode())
        .setTimeZone(fields.timeZone())
        .setCreateTime(GrpcTimes.timestamp(location.createTime()))
        .setUpdateTime(GrpcTimes.timestamp(location.updateTime()))
        .setEtag(Etags.of(location.version()))
        .build();
  }

  static ListLocationsResponse toProto(Slice<Location> page) {
    return ListLocationsResponse.newBuilder()
        .addAllLocations(page.items().stream().map(LocationProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static LocationFields toFields(id.karcis.api.booking.v1.Location sent) {
    return new LocationFields(
        sent.getName(), sent.getRegion(), sent.getCountryCode(), sent.getTimeZone());
  }

  static UnaryOperator<LocationFields> toEdit(UpdateLocationRequest request) {
    var edit = GrpcEdit.of(request.getLocation(), request.getUpdateMask());
    var sent = toFields(request.getLocation());
    return current ->
        new LocationFields(
            edit.pick("name", sent.name(), current.name()),
            edit.pick("region", sent.region(), current.region()),
            edit.pick("country_code", sent.countryCode(), current.countryCode()),
            edit.pick("time_zone", sent.timeZone(), current.timeZone()));
  }
}
