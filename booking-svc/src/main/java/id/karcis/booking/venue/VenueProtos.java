package id.karcis.booking.venue;

import id.karcis.api.booking.v1.ListVenuesResponse;
import id.karcis.api.booking.v1.UpdateVenueRequest;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.function.UnaryOperator;

/// Venues on the wire.
final class VenueProtos {

  private VenueProtos() {}

  static id.karcis.api.booking.v1.Venue toProto(Venue venue) {
    var fields = venue.fields();
    var proto =
        id.karcis.api.booking.v1.Venue.newBuilder()
            .setId(venue.id().toString())
            .setName(fields.name())
            .setLocationId(venue.locationId().toString())
            .setAddress(fields.address())
            .setMapUri(fields.mapUri())
            .setCapacity(venue.capacity())
            .setCreateTime(GrpcTimes.timestamp(venue.createTime()))
            .setUpdateTime(GrpcTimes.timestamp(venue.updateTime()))
            .setEtag(Etags.of(venue.version()));
    if (fields.latitude() != null) {
      proto.setLatitude(fields.latitude());
    }
    if (fields.longitude() != null) {
      proto.setLongitude(fields.longitude());
    }
    return proto.build();
  }

  static ListVenuesResponse toProto(Slice<Venue> page) {
    return ListVenuesResponse.newBuilder()
        .addAllVenues(page.items().stream().map(VenueProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static VenueFields toFields(id.karcis.api.booking.v1.Venue sent) {
    return new VenueFields(
        sent.getName(),
        sent.hasLocationId() ? Ids.uuid("venue.locationId", sent.getLocationId()) : null,
        sent.getAddress(),
        sent.hasLatitude() ? sent.getLatitude() : null,
        sent.hasLongitude() ? sent.getLongitude() : null,
        sent.getMapUri());
  }

  static UnaryOperator<VenueFields> toEdit(UpdateVenueRequest request) {
    var edit = GrpcEdit.of(request.getVenue(), request.getUpdateMask());
    var sent = toFields(request.getVenue());
    return current ->
        new VenueFields(
            edit.pick("name", sent.name(), current.name()),
            edit.pick("location_id", sent.locationId(), current.locationId()),
            edit.pick("address", sent.address(), current.address()),
            edit.pick("latitude", sent.latitude(), current.latitude()),
            edit.pick("longitude", sent.longitude(), current.longitude()),
            edit.pick("map_uri", sent.mapUri(), current.mapUri()));
  }
}
