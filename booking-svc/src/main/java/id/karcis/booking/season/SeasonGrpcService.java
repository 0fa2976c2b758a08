package id.karcis.booking.season;

import com.google.protobuf.Empty;
import id.karcis.api.booking.v1.CreateSeasonRequest;
import id.karcis.api.booking.v1.DeleteSeasonRequest;
import id.karcis.api.booking.v1.GetSeasonRequest;
import id.karcis.api.booking.v1.ListSeasonsRequest;
import id.karcis.api.booking.v1.ListSeasonsResponse;
import id.karcis.api.booking.v1.SeasonServiceGrpc.SeasonServiceImplBase;
import id.karcis.api.booking.v1.UpdateSeasonRequest;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.catalog.NamePage;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// SeasonService on the wire.
@GrpcService
class SeasonGrpcService extends SeasonServiceImplBase {

  private final SeasonEditing editing;
  private final Seasons seasons;

  SeasonGrpcService(SeasonEditing editing, Seasons seasons) {
    this.editing = editing;
    this.seasons = seasons;
  }

  @Override
  public void createSeason(
      CreateSeasonRequest request, StreamObserver<id.karcis.api.booking.v1.Season> caller) {
    var season = editing.create(SeasonProtos.toFields(request.getSeason()));
    GrpcAnswers.send(caller, SeasonProtos.toProto(season));
  }

  @Override
  public void getSeason(
      GetSeasonRequest request, StreamObserver<id.karcis.api.booking.v1.Season> caller) {
    var season = editing.get(Ids.uuid("id", request.getId()));
    GrpcAnswers.send(caller, SeasonProtos.toProto(season));
  }

  @Override
  public void listSeasons(ListSeasonsRequest request, StreamObserver<ListSeasonsResponse> caller) {
    var page = NamePage.of("seasons", request.getPageSize(), request.getPageToken());
    var rows = seasons.findAfter(page.afterName(), page.afterId(), page.limit());
    GrpcAnswers.send(caller, SeasonProtos.toProto(page.slice(rows, Season::name, Season::id)));
  }

  @Override
  public void updateSeason(
      UpdateSeasonRequest request, StreamObserver<id.karcis.api.booking.v1.Season> caller) {
    var sent = request.getSeason();
    var id = Ids.uuid("season.id", sent.getId());
    var season = editing.update(id, sent.getEtag(), SeasonProtos.toEdit(request));
    GrpcAnswers.send(caller, SeasonProtos.toProto(season));
  }

  @Override
  public void deleteSeason(DeleteSeasonRequest request, StreamObserver<Empty> caller) {
    editing.delete(Ids.uuid("id", request.getId()));
    GrpcAnswers.done(caller);
  }
}
