package id.karcis.booking.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The phases of a ticket type with what is left of them, and which of them sells at a moment: a
/// phase begins with its window, or before it when the phase in front of it is used up, and ends
/// with its window or when it is used up itself.
///
/// @param phases by start; none of them overlap
public record PhaseSales(List<PhaseSale> phases) {

  /// Of a ticket type that has one price all the time.
  public static final PhaseSales NONE = new PhaseSales(List.of());

  public PhaseSales {
    phases = List.copyOf(phases);
  }

  /// So many tickets at the price of a phase.
  public record Share(Phase phase, int tickets) {}

  /// The same with one more phase at the end.
  public PhaseSales plus(PhaseSale next) {
    var all = new ArrayList<>(phases);
    all.add(next);
    return new PhaseSales(all);
  }

  /// Whether prices depend on phases at all.
  public boolean isEmpty() {
    return phases.isEmpty();
  }

  /// The phase in force at `moment`, if there is one.
  public Optional<Phase> inForce(Instant moment) {
    return shares(1, moment).stream().map(Share::phase).findFirst();
  }

  /// The price at `moment`: `usual` without phases, and empty when none of them is in force.
  public OptionalLong priceAt(Instant moment, long usual) {
    return isEmpty()
        ? OptionalLong.of(usual)
        : inForce(moment).stream().mapToLong(Phase::priceMinor).findFirst();
  }

  /// Divides tickets bought together at `moment` among the phases: what the one in force has left,
  /// then the next one, which begins at once. Fewer than asked for when even the last one is used
  /// up.
  public List<Share> shares(int tickets, Instant moment) {
    var shares = new ArrayList<Share>();
    var wanted = tickets;
    var frontUsedUp = false;
    for (var sale : phases) {
      var phase = sale.phase();
      var begun = frontUsedUp || !moment.isBefore(phase.startTime());
      var open = begun && moment.isBefore(phase.endTime());
      var taken = open ? Math.min(wanted, Math.max(0, sale.left())) : 0;
      if (taken > 0) {
        shares.add(new Share(phase, taken));
        wanted -= taken;
      }
      frontUsedUp = begun && sale.left() <= taken;
    }
    return shares;
  }

  /// Whether nothing is on sale at `moment` only because what was on sale then is used up.
  public boolean usedUp(Instant moment) {
    return inForce(moment).isEmpty()
        && phases.stream().anyMatch(s -> s.left() <= 0 && s.phase().covers(moment));
  }
}
