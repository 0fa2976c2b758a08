package id.karcis.local;

import java.util.List;

/// Asks every part how it is.
final class StatusCommand implements Command {

  /// As init scripts answer for a service that does not run.
  private static final int NOT_RUNNING = 3;

  @Override
  public String summary() {
    return "show each part with port and state";
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var holder = InstanceLock.holder(settings.dataDir());
    if (holder.isEmpty()) {
      System.out.println("Karcis does not run with the data in " + settings.dataDir());
      return NOT_RUNNING;
    }
    System.out.println(
        "Karcis runs as process " + holder.getAsLong() + ", data in " + settings.dataDir());
    var wellAll = true;
    for (var part : Part.values()) {
      if (part == Part.ISSUER && !settings.runsHere(part)) {
        continue; // Not needed, or Google itself.
      }
      var state = Health.of(part, settings);
      System.out.printf(
          "  %-12s %-22s %s%n", part.label(), Health.addressOf(part, settings), state.text());
      wellAll &= state.well();
    }
    return wellAll ? 0 : Karcis.FAILED;
  }
}
