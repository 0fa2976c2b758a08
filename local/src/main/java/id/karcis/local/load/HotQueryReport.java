package id.karcis.local.load;

import id.karcis.local.DatabaseServer;
import id.karcis.local.LocalException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Measures each of the [HotQueries] with its index and without, in a transaction that is rolled
/// back, and prints what `docs/sql-and-indexes.md` shows. Keeps others from the table meanwhile.
public final class HotQueryReport {

  private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ";
  private static final double NANOS_PER_MICRO = 1000.0;
  private static final double BYTES_PER_MEBIBYTE = 1024.0 * 1024;

  /// The first run reads from disk, the last one is told.
  private static final int RUNS = 3;

  /// The first batch logs whole pages that were not touched since the last checkpoint, the last one
  /// is told.
  private static final int WRITES = 2;

  private final Connection connection;
  private final PrintStream out;

  private HotQueryReport(Connection connection, PrintStream out) {
    this.connection = connection;
    this.out = out;
  }

  /// Measures and prints, as Markdown.
  public static void print(DatabaseServer server, String database, PrintStream out) {
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password())) {
      connection.setAutoCommit(false);
      new HotQueryReport(connection, out).print();
    } catch (SQLException e) {
      throw new LocalException("cannot measure at " + server + ": " + e.getMessage(), e);
    }
  }

  /// A query, measured.
  private record Measured(
      HotQuery query,
      Measurement with,
      Measurement without,
      double mebibytes,
      double bytesPerRow) {}

  private void print() throws SQLException {
    var all = new ArrayList<Measured>();
    for (var query : HotQueries.all()) {
      all.add(measure(query));
    }
    table(all);
    all.forEach(this::details);
  }

  private Measured measure(HotQuery query) throws SQLException {
    double bytes = number("SELECT pg_relation_size('%s')".formatted(query.index()));
    double rows =
        number(
            "SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = '%s'::regclass"
                .formatted(query.index()));
    var with = cost(query);
    execute(query.drop());
    var without = cost(query);
    connection.rollback();
    return new Measured(query, with, without, bytes / BYTES_PER_MEBIBYTE, bytes / rows);
  }

  private Measurement cost(HotQuery query) throws SQLException {
    List<String> plan = List.of();
    for (int run = 0; run < RUNS; run++) {
      plan = lines(EXPLAIN + query.sql());
    }
    var micros = 0.0;
    long wal = 0;
    for (int run = 0; run < WRITES; run++) {
      var point = connection.setSavepoint();
      double before = walPosition();
      long start = System.nanoTime();
      execute(query.write());
      micros = (System.nanoTime() - start) / NANOS_PER_MICRO / HotQuery.ROWS;
      wal = Math.round((walPosition() - before) / HotQuery.ROWS);
      connection.rollback(point);
    }
    return new Measurement(plan, executionMillis(plan), micros, wal);
  }

  private double walPosition() throws SQLException {
    return number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
  }

  private static double executionMillis(List<String> plan) {
    return plan.stream()
        .filter(line -> line.startsWith("Execution Time: "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
        .sum();
  }

  private void table(List<Measured> all) {
    out.println("| Query | Index | with | without | Index size | Writing a row: with | without |");
    out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (var one : all) {
      out.printf(
          "| %s | `%s` | %.2f ms | %.2f ms | %.1f MiB, %.0f B a row | %.0f µs, %d B of log | %.0f µs, %d B of log |%n",
          one.query.name(),
          one.query.index(),
          one.with.millis(),
          one.without.millis(),
          one.mebibytes,
          one.bytesPerRow,
          one.with.writeMicros(),
          one.with.walBytes(),
          one.without.writeMicros(),
          one.without.walBytes());
    }
  }

  private void details(Measured one) {
    out.printf("%n### %s%n%n", one.query.name());
    out.println(one.query.why());
    block("sql", one.query.sql().lines().toList());
    out.printf("With `%s`:%n", one.query.index());
    block("", one.with.plan());
    out.println("Without:");
    block("", one.without.plan());
  }

  private void block(String language, List<String> lines) {
    out.printf("%n```%s%n", language);
    lines.forEach(out::println);
    out.printf("```%n%n");
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private double number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  private List<String> lines(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }
}
