package id.karcis.booking.event;

/// A phase with what was left of it at some moment.
///
/// @param left tickets at its price; [#UNLIMITED] when it has no quantity
public record PhaseSale(Phase phase, int left) {

  /// More than any order asks for.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// A phase that only time ends.
  public static PhaseSale unlimited(Phase phase) {
    return new PhaseSale(phase, UNLIMITED);
  }
}
