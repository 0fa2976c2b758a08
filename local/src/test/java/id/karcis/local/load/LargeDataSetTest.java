package id.karcis.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.local.LocalException;
import id.karcis.local.sale.Rest;
import id.karcis.local.sale.RunningPlatform;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The large data set, small, under all constraints of the database.
class LargeDataSetTest {

  private static final String DATABASE = "karcis_booking";
  private static final Scale SMALL = new Scale(20, 5, 100, 400, 60, Duration.ofMinutes(1), false);

  private final RunningPlatform platform = RunningPlatform.get();

  private static String printed(Consumer<PrintStream> work) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      work.accept(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private long number(String sql) throws SQLException {
    var server = platform.database();
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl(DATABASE), server.user(), server.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void loadsWhatTheServicesCouldHaveWritten() throws SQLException {
    var told = printed(out -> LargeDataSet.load(platform.database(), DATABASE, SMALL, out));

    assertThat(told).contains("5 of 5 halls", "orders", "rollups", "done");
    var event = LoadIds.event(0);
    var dashboard =
        Rest.at(platform.edge())
            .as(platform.adminToken())
            .get("/api/dashboard/events/" + event)
            .ok();
    assertThat(dashboard.path("ticketsSold").asLong())
        .isPositive()
        .isEqualTo(
            number(
                "SELECT count(*) FROM tickets WHERE status = 'VALID' AND event_id = '%s'"
                    .formatted(event)));
    assertThat(dashboard.path("revenue").get(0).path("units").asLong() * 100)
        .isEqualTo(
            number(
                "SELECT sum(i.unit_price_minor) FROM tickets t JOIN order_items i ON i.id = t.order_item_id WHERE t.status = 'VALID' AND t.event_id = '%s'"
                    .formatted(event)));
    assertThat(dashboard.path("sections").get(9).path("blocked").asLong()).isPositive();
    assertThat(dashboard.path("sections").get(8).path("held").asLong()).isPositive();
    assertThat(dashboard.path("latestTransactions")).hasSize(20);

    assertThatThrownBy(
            () -> printed(out -> LargeDataSet.load(platform.database(), DATABASE, SMALL, out)))
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("reset");
    measuresEveryQuery();
  }

  private void measuresEveryQuery() {
    var report = printed(out -> HotQueryReport.print(platform.database(), DATABASE, out));

    for (var query : HotQueries.all()) {
      assertThat(report).contains("### " + query.name(), query.index());
    }
    assertThat(report.lines().filter(line -> line.startsWith("Execution Time")))
        .hasSize(2 * HotQueries.all().size());
  }
}
