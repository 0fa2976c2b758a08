package id.karcis.booking.season;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import id.karcis.api.booking.v1.DeleteSeasonRequest;
import id.karcis.api.booking.v1.GetSeasonRequest;
import id.karcis.api.booking.v1.ListSeasonsRequest;
import id.karcis.api.booking.v1.Season;
import id.karcis.api.booking.v1.SeasonServiceGrpc;
import id.karcis.api.booking.v1.UpdateSeasonRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.booking.event.EventSales;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SeasonContractTest extends BookingTestBase {

  @Autowired private EventSales sales;

  @Test
  void keepsSeasonsThroughTheirLife() {
    var sent =
        Season.newBuilder()
            .setName(Catalog.unique("Musim ꦲꦸꦢꦤ꧀"))
            .setDescription("Hujan\nturun")
            .setStartTime(Catalog.in(Duration.ofDays(1)))
            .setEndTime(Catalog.in(Duration.ofDays(90)))
            .setMaxTicketsPerUser(8);
    var created = catalog().create(sent);

    var changed = update(created.toBuilder().setDescription("Reda"));

    assertThat(
            created.toBuilder().clearId().clearCreateTime().clearUpdateTime().clearEtag().build())
        .isEqualTo(sent.build());
    assertThat(get(created.getId())).isEqualTo(changed);
    assertThat(changed.getDescription()).isEqualTo("Reda");
    assertThat(changed.getEtag()).isNotEqualTo(created.getEtag());
    var stale = refusal(() -> update(created.toBuilder().setDescription("x")));
    assertThat(stale.code()).isEqualTo(Code.ABORTED);
    assertThat(stale.reason()).isEqualTo(ErrorReason.STALE_ETAG);
    delete(created.getId());
    var gone = refusal(() -> get(created.getId()));
    assertThat(gone.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(gone.metadata()).containsEntry("id", created.getId());
  }

  @Test
  void putWritesWhatIsSetAndPatchWhatTheMaskNames() {
    var season =
        catalog()
            .create(
                Season.newBuilder()
                    .setName(Catalog.unique("Kemarau"))
                    .setStartTime(Catalog.in(Duration.ofDays(1)))
                    .setMaxTicketsPerUser(4));

    var put = update(Season.newBuilder().setId(season.getId()).setMaxTicketsPerUser(6));
    var patched =
        update(
            Season.newBuilder().setId(season.getId()).setName("ignored"),
            "start_time",
            "max_tickets_per_user");

    assertThat(put.getMaxTicketsPerUser()).isEqualTo(6);
    assertThat(put.getStartTime()).isEqualTo(season.getStartTime());
    assertThat(patched.hasStartTime()).isFalse();
    assertThat(patched.getMaxTicketsPerUser()).isZero();
    assertThat(patched.getName()).isEqualTo(season.getName());
  }

  @Test
  void refusesWhatDoesNotFit() {
    var name = Catalog.unique("Panen");
    catalog().create(Season.newBuilder().setName(name));
    var start = Timestamp.newBuilder().setSeconds(100);

    var taken =
        refusal(() -> catalog().create(Season.newBuilder().setName(name.toUpperCase(Locale.ROOT))));
    var bad =
        refusal(() -> catalog().create(Season.newBuilder().setStartTime(start).setEndTime(start)));
    var limit =
        refusal(
            () -> catalog().create(Season.newBuilder().setName("x").setMaxTicketsPerUser(10_001)));

    assertThat(taken.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(taken.reason()).isEqualTo(ErrorReason.NAME_TAKEN);
    assertThat(bad.violations())
        .extracting(FieldViolation::field)
        .containsExactly("season.name", "season.endTime");
    assertThat(limit.violations())
        .extracting(FieldViolation::field)
        .containsExactly("season.maxTicketsPerUser");
  }

  @Test
  void keepsWhatEventsBelongTo() {
    var season = catalog().season();
    var event = catalog().create(catalog().eventIn(catalog().venue()).setSeasonId(season.getId()));

    var refusal = refusal(() -> delete(event.getSeasonId()));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.metadata()).isEqualTo(Map.of("usedBy", "events"));
  }

  @Test
  void sellingLearnsOfItsLimitAtOnce() {
    var season = catalog().create(Season.newBuilder().setName(Catalog.unique("Raya")));
    var event = catalog().create(catalog().eventIn(catalog().venue()).setSeasonId(season.getId()));
    var eventId = UUID.fromString(event.getId());
    assertThat(sales.recent(eventId).seasonId()).hasToString(season.getId());
    assertThat(sales.recent(eventId).seasonLimit()).isZero();

    update(Season.newBuilder().setId(season.getId()).setMaxTicketsPerUser(3));

    assertThat(sales.recent(eventId).seasonLimit()).isEqualTo(3);
  }

  @Test
  void listsEachOnceInOrder() {
    for (var i = 0; i < 5; i++) {
      catalog().season();
    }
    var ids = new ArrayList<String>();
    var token = "";
    do {
      var page =
          anonymous(SeasonServiceGrpc::newBlockingStub)
              .listSeasons(
                  ListSeasonsRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      page.getSeasonsList().forEach(season -> ids.add(season.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    var stored =
        jdbc.sql("SELECT id::text FROM seasons ORDER BY lower(name), id")
            .query(String.class)
            .list();
    assertThat(ids).isEqualTo(stored);
  }

  private Season update(Season.Builder season, String... mask) {
    return catalog()
        .seasons()
        .updateSeason(
            UpdateSeasonRequest.newBuilder()
                .setSeason(season)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build());
  }

  private Season get(String id) {
    return anonymous(SeasonServiceGrpc::newBlockingStub)
        .getSeason(GetSeasonRequest.newBuilder().setId(id).build());
  }

  private void delete(String id) {
    assertThat(catalog().seasons().deleteSeason(DeleteSeasonRequest.newBuilder().setId(id).build()))
        .isNotNull();
  }
}
