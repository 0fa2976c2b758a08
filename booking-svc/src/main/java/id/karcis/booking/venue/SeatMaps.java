package id.karcis.booking.venue;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.catalog.AdminEdits;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.Etags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads and replaces seat maps.
@Component
class SeatMaps {

  private final JdbcClient jdbc;
  private final HallLayouts layouts;
  private final SeatMapWriter writer;
  private final AdminEdits edits;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  SeatMaps(
      JdbcClient jdbc,
      HallLayouts layouts,
      SeatMapWriter writer,
      AdminEdits edits,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.layouts = layouts;
    this.writer = writer;
    this.edits = edits;
    this.events = events;
    this.transaction = transaction;
  }

  /// The current layout of a venue. Refuses NOT_FOUND for an unknown one.
  HallLayout get(UUID venueId) {
    return layouts.of(venueId, version(venueId, ""));
  }

  /// Refuses NOT_FOUND for an unknown venue.
  void requireKnown(UUID venueId) {
    var _ = version(venueId, "");
  }

  /// Replaces the seat map, as [#write] does.
  @Transactional
  HallLayout replace(UUID venueId, String etag, List<SectionPlan> sections) {
    var layout = write(venueId, etag, sections);
    edits.updated("SeatMap", venueId, layout.seatMapVersion());
    return layout;
  }

  /// Replaces the seat map by that of a file, as [#write] does. In a dry run all is done, and
  /// undone then, so that it is refused when the import would be.
  HallLayout importMap(UUID venueId, String etag, List<SectionPlan> sections, boolean dryRun) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          var layout = write(venueId, etag, sections);
          edits.changed("ImportSeatMap", "SeatMap", venueId, layout.seatMapVersion());
          if (dryRun) {
            status.setRollbackOnly();
          }
          return layout;
        }));
  }

  /// The venue's row is locked first: a seat map that changes and an event that is published (see
  /// [Halls#holdStill]) wait for each other.
  private HallLayout write(UUID venueId, String etag, List<SectionPlan> sections) {
    SeatMapCheck.check(sections);
    Etags.check(etag, version(venueId, "FOR UPDATE"));
    requireNotInUse(venueId);
    writer.write(layouts.current(venueId), SeatMapDrawing.draw(sections));
    var layout = layouts.current(venueId);
    events.publishEvent(new SeatMapChanged(layout));
    return layout;
  }

  private long version(UUID venueId, String lock) {
    return jdbc.sql("SELECT seat_map_version FROM venues WHERE id = :id " + lock)
        .param("id", venueId)
        .query(Long.class)
        .optional()
        .orElseThrow(() -> Refusals.notFound("venue", venueId.toString()));
  }

  private void requireNotInUse(UUID venueId) {
    var user =
        jdbc.sql("SELECT id FROM events WHERE venue_id = :id AND status <> 'DRAFT' LIMIT 1")
            .param("id", venueId)
            .query(UUID.class)
            .optional();
    if (user.isPresent()) {
      throw Refusals.failedPrecondition(
          ErrorReason.SEAT_MAP_IN_USE,
          "the seat map of venue %s is used by event %s".formatted(venueId, user.get()),
          Map.of("eventId", user.get().toString()));
    }
  }
}
