package id.karcis.booking.season;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with seasons.
@Component
class SeasonEditing {

  private static final String TYPE = "Season";

  private final Seasons seasons;
  private final AdminEdits edits;
  private final DatabaseClock clock;
  private final ApplicationEventPublisher publisher;

  SeasonEditing(
      Seasons seasons, AdminEdits edits, DatabaseClock clock, ApplicationEventPublisher publisher) {
    this.seasons = seasons;
    this.edits = edits;
    this.clock = clock;
    this.publisher = publisher;
  }

  @Transactional(readOnly = true)
  Season get(UUID id) {
    return seasons.findById(id).orElseThrow(() -> Refusals.notFound("season", id.toString()));
  }

  @Transactional
  Season create(SeasonFields fields) {
    var season = new Season(UuidV7.next(), fields.checked(), clock.instant());
    save(season);
    edits.created(TYPE, season.id());
    return season;
  }

  /// @param edit what the fields become
  @Transactional
  Season update(UUID id, String etag, UnaryOperator<SeasonFields> edit) {
    var season = get(id);
    Etags.check(etag, season.version());
    season.change(edit.apply(season.fields()).checked(), clock.instant());
    save(season);
    publisher.publishEvent(new SeasonChanged(id));
    edits.updated(TYPE, id, season.version());
    return season;
  }

  @Transactional
  void delete(UUID id) {
    var season = get(id);
    Constraints.guarded(
        Map.of("events_season_id_fkey", () -> Constraints.inUse("season", id, "events")),
        () -> {
          seasons.delete(season);
          seasons.flush();
        });
    edits.deleted(TYPE, id);
  }

  private void save(Season season) {
    Constraints.guarded(
        Map.of("seasons_name", () -> Constraints.nameTaken("season", season.name())),
        () -> seasons.saveAndFlush(season));
  }
}
