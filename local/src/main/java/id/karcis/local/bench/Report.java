package id.karcis.local.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what is measured as it comes and keeps it for the file. For one thread.
final class Report {

  private static final int HUNDRED = 100;

  private final PrintStream out;
  private final Map<String, Object> numbers = new LinkedHashMap<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void keep(String name, Object value) {
    numbers.put(name, value);
  }

  void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  void machine(Machine machine) {
    line(
        "%s, %d cores, JDK %s, load %.1f, %s",
        machine.system(), machine.cores(), machine.jdk(), machine.loadAverage(), machine.date());
    if (machine.loadAverage() > machine.cores()) {
      line("Others are at work on this machine: trust no absolute number below.");
    }
  }

  void title(String text) {
    line("%n%s", text);
  }

  void stepHeader(String unit) {
    line(
        "%10s %10s %10s %9s %9s %9s  %s",
        "clients", unit, "per s", "p50 ms", "p95 ms", "p99 ms", "");
  }

  void step(Measured step) {
    var latency = step.latency();
    line(
        "%10d %10d %10.0f %9.2f %9.2f %9.2f  %s",
        step.clients(),
        step.done(),
        step.perSecond(),
        latency.p50Millis(),
        latency.p95Millis(),
        latency.p99Millis(),
        remarks(step));
  }

  private static String remarks(Measured step) {
    var soldOut =
        step.ranOut()
            ? String.format(Locale.ROOT, "seats ran out after %.1f s ", step.seconds())
            : "";
    return soldOut + (step.failures().isEmpty() ? "" : "failures " + step.failures());
  }

  /// Rates beside the machine's own.
  void ratios(List<Measured> limit, Map<String, List<Measured>> ways) {
    line("%10s %12s%s", "clients", "machine/s", header(ways));
    for (var i = 0; i < limit.size(); i++) {
      var row = new StringBuilder();
      for (var steps : ways.values()) {
        var share = HUNDRED * steps.get(i).perSecond() / limit.get(i).perSecond();
        row.append(String.format(Locale.ROOT, "%10.0f %5.1f %%", steps.get(i).perSecond(), share));
      }
      line("%10d %12.0f%s", limit.get(i).clients(), limit.get(i).perSecond(), row);
    }
  }

  private static String header(Map<String, List<Measured>> ways) {
    var header = new StringBuilder();
    ways.keySet().forEach(way -> header.append(String.format("%10s %7s", way + "/s", "share")));
    return header.toString();
  }

  void contention(String way, ContentionOutcome outcome) {
    title(
        "Contention, %d buyers for %d seats, %s"
            .formatted(outcome.clients(), outcome.seats(), way));
    line(
        "%10s %10s %10s %10s %10s %10s %10s",
        "held", "409", "5xx", "other", "sold", "twice", "on map");
    line(
        "%10d %10d %10d %10d %10d %10d %10d  %s",
        outcome.held(),
        outcome.conflicts(),
        outcome.serverErrors(),
        outcome.others(),
        outcome.soldSeats(),
        outcome.soldTwice(),
        outcome.bookedOnMap(),
        outcome.failures().isEmpty() ? "" : outcome.failures());
  }

  void loginStorm(LoginStormOutcome outcome) {
    stepHeader("done");
    for (var round = 0; round < outcome.alone().size(); round++) {
      line("sales alone");
      step(outcome.alone().get(round));
      line("sales beside the crowd, and its sign-ins");
      step(outcome.beside().get(round));
      step(outcome.signIns().get(round));
    }
    line(
        "The sale keeps %.0f %% of its rate, its p99 is %.1f times as long.",
        HUNDRED * outcome.rateKept(), outcome.p99Grown());
    line(
        "Of the crowd %d are signed in (%.0f/s), %d asked to come back later (429), %d failed.",
        outcome.signedIn(), outcome.signedInPerSecond(), outcome.askedToWait(), outcome.failed());
  }

  void edgeCost(EdgeCost.Cost cost) {
    line(
        "%-16s %8d bytes %8.0f us per request  %8d requests at %.0f/s  %s",
        cost.what(),
        cost.bytes(),
        cost.microsPerRequest(),
        cost.load().done(),
        cost.load().perSecond(),
        cost.load().failures().isEmpty() ? "" : "failures " + cost.load().failures());
  }

  void memory(String title, List<Memory.Use> uses) {
    title(title);
    line("%-14s %10s %9s %9s", "program", "processes", "RSS MiB", "PSS MiB");
    uses.forEach(use ->
        line("%-14s %10d %9d %9d", use.program(), use.processes(), use.rssMib(), use.pssMib()));
  }

  void write(Path file) throws IOException {
    var json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(numbers);
    Files.writeString(file, json + "\n");
    line("%nAll numbers: %s", file);
  }
}
