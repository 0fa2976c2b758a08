package id.karcis.local;

import id.karcis.local.load.HotQueryReport;
import id.karcis.local.load.LargeDataSet;
import id.karcis.local.load.SchemaDiagram;
import id.karcis.platform.embedded.LocalPostgres;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Loads a large data set into the platform that `up` started, measures the hottest queries on it,
/// or draws the tables.
final class LoadCommand implements Command {

  private static final String EXPLAIN = "explain";
  private static final String DRAW = "draw";
  private static final String BOOKING = Service.BOOKING.database();
  private static final int DEFAULT_MINUTES = 10;
  private static final int MAX_MINUTES = 60;

  @Override
  public String summary() {
    return "load a million orders, so many minutes at most; explain: their hottest queries";
  }

  @Override
  public List<String> optionalArguments() {
    return List.of("MINUTES|" + EXPLAIN + "|" + DRAW);
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var what = args.isEmpty() ? Integer.toString(DEFAULT_MINUTES) : args.getFirst();
    Consumer<DatabaseServer> work =
        switch (what) {
          case EXPLAIN -> server -> HotQueryReport.print(server, BOOKING, System.out);
          case DRAW -> LoadCommand::draw;
          default -> load(minutes(what));
        };
    var _ = InstanceLock.requireHolder(settings.dataDir());
    work.accept(database(settings));
    return 0;
  }

  private static Consumer<DatabaseServer> load(Duration time) {
    return server -> LargeDataSet.load(server, BOOKING, time, System.out);
  }

  private static void draw(DatabaseServer database) {
    for (var service : Service.all()) {
      System.out.println(service.database());
      SchemaDiagram.of(database, service.database()).forEach(System.out::println);
    }
  }

  private static Duration minutes(String text) {
    if (text.matches("\\d{1,2}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= MAX_MINUTES) {
      return Duration.ofMinutes(Integer.parseInt(text));
    }
    throw new LocalException(
        "MINUTES is \"%s\", expected 1 to %d, %s or %s"
            .formatted(text, MAX_MINUTES, EXPLAIN, DRAW));
  }

  private static DatabaseServer database(LocalSettings settings) {
    var server = settings.database();
    return server != null
        ? server
        : new DatabaseServer(
            "127.0.0.1", settings.ports().of(Part.POSTGRES), "", LocalPostgres.USER, "");
  }
}
