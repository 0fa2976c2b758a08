package id.karcis.edge.route;

/// The request line cannot be read; it goes back to the caller as 400.
public final class BadPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  public BadPathException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /// What is wrong, for the caller to see.
  public String why() {
    return why;
  }
}
