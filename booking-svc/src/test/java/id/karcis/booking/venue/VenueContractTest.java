package id.karcis.booking.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import id.karcis.api.booking.v1.CreateVenueRequest;
import id.karcis.api.booking.v1.DeleteVenueRequest;
import id.karcis.api.booking.v1.GetVenueRequest;
import id.karcis.api.booking.v1.ListVenuesRequest;
import id.karcis.api.booking.v1.UpdateVenueRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VenueContractTest extends BookingTestBase {

  @Test
  void keepsVenuesThroughTheirLife() {
    var location = catalog().location().getId();
    var created =
        create(
            Venue.newBuilder()
                .setName(Catalog.unique("Taman Budaya 🎭"))
                .setLocationId(location)
                .setAddress("Jl. Sriwedani 1\nYogyakarta")
                .setLatitude(-7.8)
                .setLongitude(110.37)
                .setMapUri("https://maps.example/t"));

    var moved =
        update(Venue.newBuilder().setId(created.getId()).setLatitude(1), "latitude", "map_uri");
    var forgotten = update(Venue.newBuilder().setId(created.getId()), "longitude");

    assertThat(moved.getLatitude()).isEqualTo(1);
    assertThat(moved.getMapUri()).isEmpty();
    assertThat(moved.getAddress()).isEqualTo(created.getAddress());
    assertThat(forgotten.hasLongitude()).isFalse();
    assertThat(get(created.getId())).isEqualTo(forgotten);
    delete(created.getId());
    assertThat(refusal(() -> get(created.getId())).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void namesEverythingThatIsMissingOrBad() {
    var missing = refusal(() -> create(Venue.newBuilder()));
    var bad =
        refusal(() ->
            create(
                Venue.newBuilder()
                    .setName("")
                    .setLocationId("here")
                    .setLatitude(91)
                    .setLongitude(Double.NaN)
                    .setMapUri("javascript:alert(1)")));

    assertThat(missing.violations())
        .extracting(FieldViolation::field)
        .containsExactly("venue.name", "venue.locationId");
    assertThat(bad.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "venue.name", "venue.locationId", "venue.latitude", "venue.longitude", "venue.mapUri");
  }

  @Test
  void refusesUnknownLocations() {
    var unknown = UUID.randomUUID().toString();
    var venue = catalog().venue();

    var created =
        refusal(() -> create(Venue.newBuilder().setName("Gedung").setLocationId(unknown)));
    var moved =
        refusal(() -> update(Venue.newBuilder().setId(venue.getId()).setLocationId(unknown)));

    for (var refusal : List.of(created, moved)) {
      assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
      assertThat(refusal.metadata()).containsEntry("type", "location").containsEntry("id", unknown);
    }
  }

  @Test
  void refusesStaleEtagsAfterChangesOfTheSeatMapToo() {
    var venue = catalog().venue();
    catalog().map(venue, Catalog.standing("Floor", "GA", 100));

    var refusal = refusal(() -> update(venue.toBuilder().setName("x")));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.STALE_ETAG);
    assertThat(get(venue.getId()).getCapacity()).isEqualTo(100);
  }

  @Test
  void keepsWhatEventsUse() {
    var venue = catalog().hall(Catalog.seated("Stalls", "REGULAR", 2, 5));
    catalog().draft(venue);

    var refusal = refusal(() -> delete(venue.getId()));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).isEqualTo(Map.of("usedBy", "events"));
  }

  @Test
  void listsTheVenuesOfALocation() {
    var location = catalog().location().getId();
    var names = List.of("b", "A", "c", "ꦮ", "🎭");
    names.forEach(name -> create(Venue.newBuilder().setName(name).setLocationId(location)));

    var listed = new ArrayList<String>();
    var token = "";
    do {
      var page =
          anonymous(VenueServiceGrpc::newBlockingStub)
              .listVenues(
                  ListVenuesRequest.newBuilder()
                      .setLocationId(location)
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getVenuesList().forEach(venue -> listed.add(venue.getName()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).containsExactly("A", "b", "c", "ꦮ", "🎭");
  }

  private Venue create(Venue.Builder venue) {
    return catalog().venues().createVenue(CreateVenueRequest.newBuilder().setVenue(venue).build());
  }

  private Venue update(Venue.Builder venue, String... mask) {
    var request =
        UpdateVenueRequest.newBuilder()
            .setVenue(venue)
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)));
    return catalog().venues().updateVenue(request.build());
  }

  private Venue get(String id) {
    return anonymous(VenueServiceGrpc::newBlockingStub)
        .getVenue(GetVenueRequest.newBuilder().setId(id).build());
  }

  private void delete(String id) {
    assertThat(catalog().venues().deleteVenue(DeleteVenueRequest.newBuilder().setId(id).build()))
        .isNotNull();
  }
}
