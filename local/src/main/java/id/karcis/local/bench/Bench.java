package id.karcis.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Measures a running platform, part by part. A part that fails is told and kept, and the others
/// still run. The clients run on the same machine as the platform and take their share of it.
public final class Bench {

  private static final int RUN_NAME = 8;

  private final BenchTarget target;
  private final Duration perStep;
  private final Report report;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, List<Measured>> holds = new LinkedHashMap<>();

  private Bench(BenchTarget target, Duration perStep, Report report) {
    this.target = target;
    this.perStep = perStep;
    this.report = report;
  }

  /// Returns whether every part ran and no seat was sold twice.
  public static boolean run(BenchTarget target, Duration perStep, PrintStream out) {
    return new Bench(target, perStep, new Report(out)).all();
  }

  private interface Part {
    void run() throws Exception;
  }

  private boolean all() {
    var machine = Machine.now();
    report.keep("machine", machine);
    report.keep("secondsPerStep", perStep.toSeconds());
    report.machine(machine);
    memory("Memory before", "memoryBefore");
    part("calls", this::calls);
    memory("Memory after", "memoryAfter");
    report.keep("faults", faults);
    write();
    return faults.isEmpty();
  }

  private void calls() {
    try (var channels = new Channels(target.userAddress(), target.bookingAddress());
        var grpc = new GrpcWay(channels);
        var rest = new RestWay(target.edgeUrl())) {
      var run = UUID.randomUUID().toString().substring(0, RUN_NAME);
      report.line("Registering %d buyers", Buyers.COUNT);
      var organizer = new Organizer(channels, target.admin());
      var stage = new Stage(organizer, run);
      try {
        var buyers = Buyers.register(channels, run);
        measure(stage, buyers, List.of(grpc, rest));
        part(
            "login storm",
            () ->
                loginStorm(
                    new Series(stage, buyers, perStep), grpc, LoginStorm.gather(channels, run)));
      } finally {
        part(
            "cleanup",
            () -> report.line("%n%d events ended and stay", Cleanup.of(organizer, stage.events())));
      }
    }
  }

  private void measure(Stage stage, Buyers buyers, List<Way> ways) {
    var series = new Series(stage, buyers, perStep);
    for (var way : ways) {
      part("holds", () -> holds(series, way));
    }
    part("machine limit", this::machineLimit);
    for (var way : ways) {
      part("sales", () -> sales(series, way));
    }
    for (var way : ways) {
      part("contention", () -> contention(stage, buyers, way));
    }
    part("edge cost", () -> edgeCost(stage));
  }

  private void holds(Series series, Way way) {
    report.title("Holds of " + Series.SEATS + " free seats, " + way.name());
    report.stepHeader("holds");
    var steps = series.run((token, event, seats) -> way.hold(token, event, seats), report::step);
    holds.put(way.name(), steps);
    report.keep("holds" + way.name(), steps);
  }

  private void sales(Series series, Way way) {
    report.title("Sales of " + Series.SEATS + " seats (hold, order, pay, tickets), " + way.name());
    report.stepHeader("sales");
    var steps =
        series.run((token, event, seats) -> Sale.make(way, token, event, seats), report::step);
    report.keep("sales" + way.name(), steps);
  }

  private void machineLimit() throws Exception {
    report.title("Machine limit: the rows of a hold by plain JDBC, one commit each");
    report.stepHeader("holds");
    try (var raw = RawHolds.open(target.database(), Series.CLIENTS.getLast())) {
      var steps = Series.plain(perStep, raw::hold, report::step);
      report.keep("machineLimit", steps);
      report.title("Holds beside the machine limit");
      report.ratios(steps, holds);
    }
  }

  private void contention(Stage stage, Buyers buyers, Way way) {
    var outcome = new Contention(way, buyers, stage.show(Hall.CLUB)).run(stage);
    report.contention(way.name(), outcome);
    report.keep("contention" + way.name(), outcome);
    if (!outcome.sound()) {
      faults.add("contention " + way.name() + ": a seat was sold twice or paid for in vain");
    }
  }

  private void loginStorm(Series series, Way way, LoginStorm storm) {
    report.title(
        "Sales with %d clients, alone and while %d others sign in as fast as they can, %s"
            .formatted(LoginStorm.SALE_CLIENTS, LoginStorm.CROWD, way.name()));
    Series.Work sale = (token, event, seats) -> Sale.make(way, token, event, seats);
    var outcome = storm.run(perStep, () -> series.step(LoginStorm.SALE_CLIENTS, perStep, sale));
    report.loginStorm(outcome);
    report.keep("loginStorm", outcome);
  }

  private void edgeCost(Stage stage) {
    report.title("Processor time of the edge");
    var costs = EdgeCost.measure(target, stage.show(Hall.CONCERT_HALL));
    costs.forEach(report::edgeCost);
    report.keep("edgeCost", costs);
  }

  private void memory(String title, String name) {
    var uses = Memory.of(target.processes());
    report.memory(title, uses);
    report.keep(name, uses);
  }

  private void part(String name, Part part) {
    try {
      part.run();
    } catch (Exception e) {
      report.line("FAILED: %s: %s", name, e);
      if (Failure.isLimited(e)) {
        report.line(
            "Requests are limited; to measure, start with: KARCIS_LIMIT_SCALE=100000 ./karcis up");
      }
      faults.add(name + ": " + e);
    }
  }

  private void write() {
    try {
      report.write(target.resultFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
