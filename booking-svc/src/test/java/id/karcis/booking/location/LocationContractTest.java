package id.karcis.booking.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import id.karcis.api.booking.v1.CreateLocationRequest;
import id.karcis.api.booking.v1.DeleteLocationRequest;
import id.karcis.api.booking.v1.GetLocationRequest;
import id.karcis.api.booking.v1.ListLocationsRequest;
import id.karcis.api.booking.v1.Location;
import id.karcis.api.booking.v1.UpdateLocationRequest;
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

class LocationContractTest extends BookingTestBase {

  /// "Surakarta" in Javanese script, with a puppet on top.
  private static final String JAVANESE = "ꦱꦸꦫꦏꦂꦠ 🎭";

  @Test
  void returnsWhatWasCreated() {
    var name = Catalog.unique(JAVANESE);
    var created = create(location(name).setRegion("Jawa Tengah"));

    var read =
        anonymous(id.karcis.api.booking.v1.LocationServiceGrpc::newBlockingStub)
            .getLocation(GetLocationRequest.newBuilder().setId(created.getId()).build());

    assertThat(read).isEqualTo(created);
    assertThat(read.getName()).isEqualTo(name);
    assertThat(read.getRegion()).isEqualTo("Jawa Tengah");
    assertThat(read.getTimeZone()).isEqualTo("Asia/Jakarta");
    assertThat(read.getCreateTime()).isEqualTo(read.getUpdateTime());
    assertThat(UUID.fromString(read.getId()).version()).isEqualTo(7);
  }

  @Test
  void namesEverythingThatIsMissing() {
    var refusal = refusal(() -> create(Location.newBuilder()));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("location.name", "location.countryCode", "location.timeZone");
  }

  @Test
  void refusesTimeZonesThatAreNotOfIana() {
    for (var zone : List.of("WIB", "+07:00", "UTC+7", "asia/jakarta", "Asia/Solo", "'; DROP")) {
      var refusal = refusal(() -> create(location(Catalog.unique("Solo")).setTimeZone(zone)));

      assertThat(refusal.violations())
          .singleElement()
          .extracting(FieldViolation::field)
          .isEqualTo("location.timeZone");
    }
  }

  @Test
  void refusesNulAndControlCharacters() {
    var bad = location("Solo\0").setRegion("Jawa\nTengah").setCountryCode("id");

    var refusal = refusal(() -> create(bad));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("location.name", "location.region", "location.countryCode");
  }

  @Test
  void refusesNameTakenInTheSameCountryWhateverItsCase() {
    var name = Catalog.unique("Solo");
    create(location(name));
    create(location(name).setCountryCode("MY"));

    var refusal = refusal(() -> create(location(name.toUpperCase(java.util.Locale.ROOT))));

    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.NAME_TAKEN);
    assertThat(refusal.metadata()).containsKey("name");
  }

  @Test
  void putWritesWhatIsSetAndPatchWhatTheMaskNames() {
    var created = create(location(Catalog.unique("Solo")).setRegion("Jawa Tengah"));
    var name = Catalog.unique("Surakarta");

    var put = update(Location.newBuilder().setId(created.getId()).setName(name));
    var patched = update(Location.newBuilder().setId(created.getId()).setName("no"), "region");

    assertThat(put.getName()).isEqualTo(name);
    assertThat(put.getRegion()).isEqualTo("Jawa Tengah");
    assertThat(put.getEtag()).isNotEqualTo(created.getEtag());
    assertThat(patched.getName()).isEqualTo(name);
    assertThat(patched.getRegion()).isEmpty();
  }

  @Test
  void refusesToClearWhatIsRequired() {
    var created = create(location(Catalog.unique("Solo")));

    var refusal =
        refusal(() -> update(Location.newBuilder().setId(created.getId()), "name", "time_zone"));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("location.name", "location.timeZone");
  }

  @Test
  void refusesMasksOfUnknownFields() {
    var created = create(location(Catalog.unique("Solo")));

    var refusal = refusal(() -> update(Location.newBuilder().setId(created.getId()), "mayor"));

    assertThat(refusal.violations())
        .singleElement()
        .extracting(FieldViolation::field)
        .isEqualTo("updateMask");
  }

  @Test
  void refusesStaleEtags() {
    var created = create(location(Catalog.unique("Solo")));
    var changed = update(created.toBuilder().setRegion("Jawa"));

    var refusal = refusal(() -> update(created.toBuilder().setRegion("Bali")));

    assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.STALE_ETAG);
    assertThat(update(changed.toBuilder().setRegion("Bali")).getRegion()).isEqualTo("Bali");
  }

  @Test
  void deletesWhatIsUnused() {
    var created = create(location(Catalog.unique("Solo")));

    delete(created.getId());

    assertThat(refusal(() -> delete(created.getId())).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(auditRows(created.getId())).isEqualTo(2);
  }

  @Test
  void keepsWhatVenuesUse() {
    var location = catalog().venue().getLocationId();

    var refusal = refusal(() -> delete(location));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).isEqualTo(Map.of("usedBy", "venues"));
  }

  @Test
  void pagesAreStableInAnyScript() {
    var longName = "🎭".repeat(150);
    var names =
        List.of("aa", "Ab", "ac", "ꦱꦸꦫ", "'; DROP TABLE locations; --", "%", longName, "zz");
    names.forEach(name -> create(location(Catalog.unique(name)).setCountryCode("AQ")));

    var onePage = list(100, "").getLocationsList();
    var paged = new ArrayList<Location>();
    var token = "";
    do {
      var page = list(3, token);
      paged.addAll(page.getLocationsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(paged).isEqualTo(onePage).hasSize(names.size());
    assertThat(paged)
        .extracting(l -> l.getName().substring(0, 2))
        .containsSubsequence("aa", "Ab", "ac", "zz");
  }

  @Test
  void refusesTokensOfOtherListsAndForgedOnes() {
    create(location(Catalog.unique("Solo")).setCountryCode("BV"));
    create(location(Catalog.unique("Solo")).setCountryCode("BV"));
    var token = listOf("BV", 1, "").getNextPageToken();

    for (var bad : List.of("x", "AAAA", token + "AA")) {
      assertThat(refusal(() -> listOf("BV", 1, bad)).violations())
          .singleElement()
          .extracting(FieldViolation::field)
          .isEqualTo("pageToken");
    }
    assertThat(refusal(() -> listOf("ID", 1, token)).code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal(() -> listOf("BV", -1, "")).violations())
        .singleElement()
        .extracting(FieldViolation::field)
        .isEqualTo("pageSize");
  }

  private static Location.Builder location(String name) {
    return Location.newBuilder().setName(name).setCountryCode("ID").setTimeZone("Asia/Jakarta");
  }

  private Location create(Location.Builder location) {
    return catalog()
        .locations()
        .createLocation(CreateLocationRequest.newBuilder().setLocation(location).build());
  }

  private Location update(Location.Builder location, String... mask) {
    var request =
        UpdateLocationRequest.newBuilder()
            .setLocation(location)
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)));
    return catalog().locations().updateLocation(request.build());
  }

  private void delete(String id) {
    var ignored =
        catalog().locations().deleteLocation(DeleteLocationRequest.newBuilder().setId(id).build());
    assertThat(ignored).isNotNull();
  }

  private id.karcis.api.booking.v1.ListLocationsResponse list(int size, String token) {
    return listOf("AQ", size, token);
  }

  private id.karcis.api.booking.v1.ListLocationsResponse listOf(
      String country, int size, String token) {
    return anonymous(id.karcis.api.booking.v1.LocationServiceGrpc::newBlockingStub)
        .listLocations(
            ListLocationsRequest.newBuilder()
                .setCountryCode(country)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  private long auditRows(String id) {
    return jdbc.sql("SELECT count(*) FROM audit_log WHERE resource_id = ? AND actor IS NOT NULL")
        .param(id)
        .query(Long.class)
        .single();
  }
}
