package id.karcis.booking.tickettype.sheet;

/// A file that is no table, or damaged, or larger than it may be. The message completes the
/// sentence "the file …".
public final class UnreadableSheet extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableSheet(String problem) {
    super(problem);
  }

  UnreadableSheet(String problem, Throwable cause) {
    super(problem, cause);
  }
}
