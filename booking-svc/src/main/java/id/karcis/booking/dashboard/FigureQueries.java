package id.karcis.booking.dashboard;

import id.karcis.booking.dashboard.Figures.Day;
import id.karcis.booking.dashboard.Figures.Movement;
import id.karcis.booking.dashboard.Figures.PhaseOfType;
import id.karcis.booking.dashboard.Figures.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads figures: the rollup, and on top of it what is not folded yet. They belong together only
/// within one snapshot, which the caller's transaction gives.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FigureQueries {

  private static final int MAX_PHASES = 200;
  private static final int LATEST = 20;

  private final JdbcClient jdbc;

  FigureQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Totals> totals(Optional<UUID> event) {
    return ask(FigureSql.totals(event), event).query(FigureQueries::totals).list();
  }

  List<Day> days(Optional<UUID> event, Period period) {
    return ask(FigureSql.days(event), event)
        .param("start", period.start())
        .param("end", period.end())
        .query(FigureQueries::day)
        .list();
  }

  List<PhaseOfType> phases(UUID event) {
    return jdbc.sql(FigureSql.PHASES)
        .param("event", event)
        .param("limit", MAX_PHASES)
        .query(FigureQueries::phase)
        .list();
  }

  List<Movement> latest(Optional<UUID> event) {
    return ask(FigureSql.latest(event), event)
        .param("limit", LATEST)
        .query(FigureQueries::movement)
        .list();
  }

  long capacity(Optional<UUID> event) {
    return ask(FigureSql.capacity(event), event).query(Long.class).single();
  }

  private StatementSpec ask(String sql, Optional<UUID> event) {
    return jdbc.sql(sql).param("scope", Scope.of(event)).param("event", event.orElse(null));
  }

  private static Totals totals(ResultSet row, int number) throws SQLException {
    return new Totals(
        row.getString("currency_code"),
        row.getLong("orders"),
        row.getLong("sold"),
        row.getLong("cancelled"),
        row.getLong("gross_minor"),
        row.getLong("refunded_minor"));
  }

  private static Day day(ResultSet row, int number) throws SQLException {
    return new Day(
        row.getObject("day", LocalDate.class),
        row.getString("currency_code"),
        row.getLong("sold"),
        row.getLong("cancelled"),
        row.getLong("revenue_minor"));
  }

  private static PhaseOfType phase(ResultSet row, int number) throws SQLException {
    return new PhaseOfType(
        row.getObject("ticket_type_id", UUID.class),
        row.getString("name"),
        row.getString("phase"),
        row.getString("currency_code"),
        row.getLong("living"),
        row.getLong("revenue_minor"));
  }

  private static Movement movement(ResultSet row, int number) throws SQLException {
    return new Movement(
        row.getString("kind").equals("REFUND"),
        row.getObject("order_id", UUID.class),
        row.getString("code"),
        row.getObject("event_id", UUID.class),
        row.getLong("amount_minor"),
        row.getString("currency_code"),
        row.getInt("ticket_count"),
        row.getObject("time", OffsetDateTime.class).toInstant());
  }
}
