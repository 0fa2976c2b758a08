package id.karcis.local.load;

import id.karcis.local.DatabaseServer;
import id.karcis.local.LocalException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Loads a large data set straight into the database of booking-svc, while it runs: halls and
/// seats, events, orders with tickets, refunds. Rollups are made by the service itself, from a
/// journal like its own. Each step is one transaction; a database that has the data already is
/// refused.
public final class LargeDataSet {

  private static final int HALLS_A_STEP = 50;
  private static final String UNIQUE_VIOLATION = "23505";
  private static final Duration LOOK = Duration.ofMillis(500);

  /// How many looks there are between two lines about them.
  private static final int LOOKS_TOLD = 20;

  private final Scale scale;
  private final Connection connection;
  private final PrintStream out;
  private final long start = System.nanoTime();

  private LargeDataSet(Scale scale, Connection connection, PrintStream out) {
    this.scale = scale;
    this.connection = connection;
    this.out = out;
  }

  /// Loads as much as `time` allows, tells how far it is, and waits until the rollups are made.
  public static void load(DatabaseServer server, String database, Duration time, PrintStream out) {
    load(server, database, Scale.large(time), out);
  }

  static void load(DatabaseServer server, String database, Scale scale, PrintStream out) {
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password())) {
      new LargeDataSet(scale, connection, out).run();
    } catch (SQLException e) {
      throw UNIQUE_VIOLATION.equals(e.getSQLState())
          ? new LocalException("the data are there already; ./karcis reset deletes all data")
          : new LocalException("cannot load into " + server + ": " + e.getMessage(), e);
    }
  }

  private void run() throws SQLException {
    connection.setAutoCommit(false);
    execute("SET synchronous_commit = off; SET work_mem = '128MB'");
    if (scale.trusted()) {
      execute("SET session_replication_role = replica");
    }
    script("1-catalog.sql", numbers(scale.halls()));
    int halls = halls();
    for (var file :
        new String[] {"3-events.sql", "4-orders.sql", "5-refunds.sql", "6-journal.sql"}) {
      tell(file.substring(2, file.length() - 4));
      script(file, numbers(halls));
    }
    tell("statistics");
    execute("ANALYZE");
    awaitRollups();
    tell("done");
  }

  /// Makes halls until there are enough or their time is over, and returns how many.
  private int halls() throws SQLException {
    int made = 0;
    while (made < scale.halls() && (made == 0 || elapsed().compareTo(scale.seatTime()) < 0)) {
      var numbers = numbers(scale.halls());
      int to = Math.min(made + HALLS_A_STEP, scale.halls());
      numbers.put("from", made);
      numbers.put("to", to);
      script("2-halls.sql", numbers);
      made = to;
      if (made % (HALLS_A_STEP * 10) == 0 || made == scale.halls()) {
        tell("%,d of %,d halls".formatted(made, scale.halls()));
      }
    }
    return made;
  }

  private Map<String, Integer> numbers(int halls) {
    return new TreeMap<>(
        Map.of(
            "events", scale.events(),
            "halls", halls,
            "bigHalls", scale.bigHalls(),
            "seatsPerHall", scale.seatsPerHall(),
            "orders", scale.orders(),
            "buyers", scale.buyers()));
  }

  private void script(String file, Map<String, Integer> numbers) throws SQLException {
    execute(LoadScript.of(file, numbers));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    connection.commit();
  }

  /// The folder of the service works beside us.
  private void awaitRollups() throws SQLException {
    long left = count();
    tell("rollups, %,d changes to go".formatted(left));
    for (int look = 1; left > 0; look++) {
      pause();
      left = count();
      if (look % LOOKS_TOLD == 0) {
        tell("rollups, %,d changes to go".formatted(left));
      }
    }
  }

  private long count() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM sale_changes")) {
      rows.next();
      long count = rows.getLong(1);
      connection.commit();
      return count;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalException("interrupted while the rollups were made", e);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void tell(String step) {
    out.printf("%6d s  %s%n", elapsed().toSeconds(), step);
  }
}
