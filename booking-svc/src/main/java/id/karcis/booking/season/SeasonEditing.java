package id.karcis.booking.season;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.ResourceEditing;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What admins do with seasons.
@Component
class SeasonEditing extends ResourceEditing<Season, SeasonFields> {

  private final ApplicationEventPublisher publisher;

  SeasonEditing(
      Seasons seasons, AdminEdits edits, DatabaseClock clock, ApplicationEventPublisher publisher) {
    super("Season", seasons, Season::new, edits, clock);
    this.publisher = publisher;
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfWriting(Season season) {
    return Map.of("seasons_name", () -> Constraints.nameTaken(noun(), season.name()));
  }

  @Override
  protected Map<String, Supplier<Refusal>> refusalsOfDeleting(UUID id) {
    return Map.of("events_season_id_fkey", () -> Constraints.inUse(noun(), id, "events"));
  }

  @Override
  protected void changed(UUID id) {
    publisher.publishEvent(new SeasonChanged(id));
  }
}
