package id.karcis.booking.checkin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The scans of all gates, and which of them admits. Works inside the caller's transaction, which
/// has locked the tickets.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Scans {

  private static final String ADD =
      """
      INSERT INTO check_in_scans (id, ticket_id, stated_time, scan_time, gate, scanned_by, create_time)
      SELECT s.id, s.ticket_id, s.stated_time, s.scan_time, s.gate, :by, clock_timestamp()
      FROM unnest(:ids, :tickets, :stated, :times, :gates)
             AS s (id, ticket_id, stated_time, scan_time, gate)
      ON CONFLICT (ticket_id, stated_time, gate) DO NOTHING
      """;

  /// The earliest scan admits. Between scans of the same moment the gate's name decides, so that
  /// the order of arrival never does.
  private static final String EARLIEST =
      """
      SELECT DISTINCT ON (ticket_id) id, ticket_id, stated_time, scan_time, gate, scanned_by
      FROM check_in_scans WHERE ticket_id = ANY (:tickets)
      ORDER BY ticket_id, scan_time, gate COLLATE "C", stated_time
      """;

  private static final String ADMIT =
      """
      UPDATE tickets t
      SET status = 'CHECKED_IN', check_in_scan_id = s.id, check_in_time = s.scan_time,
          check_in_gate = s.gate, checked_in_by = s.scanned_by
      FROM (%s) s
      WHERE t.id = s.ticket_id AND t.status <> 'CANCELLED'
        AND t.check_in_scan_id IS DISTINCT FROM s.id
      """
          .formatted(EARLIEST);

  private static final String ADMITTING =
      """
      SELECT s.ticket_id, s.stated_time, s.scan_time, s.gate
      FROM tickets t JOIN check_in_scans s ON s.id = t.check_in_scan_id
      WHERE t.id = ANY (:tickets) AND t.status = 'CHECKED_IN'
      """;

  private static final String HAS = "SELECT EXISTS (SELECT FROM check_in_scans WHERE id = :id)";

  private final JdbcClient jdbc;

  Scans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The scan that admits.
  record Admission(UUID ticketId, Instant statedTime, Instant time, String gate) {

    boolean isOf(Scan scan) {
      return statedTime.equals(scan.statedTime()) && gate.equals(scan.gate());
    }
  }

  /// Whether there is a scan of this id.
  boolean has(UUID id) {
    return jdbc.sql(HAS).param("id", id).query(Boolean.class).single();
  }

  /// Adds scans; those that are known stay as they were first taken in. The earliest scan of each
  /// ticket admits from now on.
  ///
  /// @return tickets that are admitted by another scan than before
  int add(List<Scan> scans, UUID by) {
    jdbc.sql(ADD)
        .param("ids", array("uuid", scans, Scan::id))
        .param("tickets", array("uuid", scans, Scan::ticketId))
        .param("stated", array("timestamptz", scans, scan -> offset(scan.statedTime())))
        .param("times", array("timestamptz", scans, scan -> offset(scan.scanTime())))
        .param("gates", array("text", scans, Scan::gate))
        .param("by", by)
        .update();
    return jdbc.sql(ADMIT).param("tickets", array("uuid", scans, Scan::ticketId)).update();
  }

  /// Returns by ticket which scan admits; a cancelled ticket has none.
  Map<UUID, Admission> admissions(Collection<UUID> ticketIds) {
    return jdbc
        .sql(ADMITTING)
        .param("tickets", new SqlArrayValue("uuid", ticketIds.toArray()))
        .query((row, _) ->
            new Admission(
                row.getObject("ticket_id", UUID.class),
                row.getObject("stated_time", OffsetDateTime.class).toInstant(),
                row.getObject("scan_time", OffsetDateTime.class).toInstant(),
                row.getString("gate")))
        .stream()
        .collect(Collectors.toMap(Admission::ticketId, Function.identity()));
  }

  private static SqlArrayValue array(String type, List<Scan> scans, Function<Scan, Object> value) {
    return new SqlArrayValue(type, scans.stream().map(value).toArray());
  }

  private static OffsetDateTime offset(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
