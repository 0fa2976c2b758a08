package id.karcis.edge.json;

/// The bytes are legal perhaps, but not in the form that the fast writer reads.
final class OddWireException extends RuntimeException {
  // Without stack trace and never changed: one serves all.
  @SuppressWarnings("StaticAssignmentOfThrowable")
  static final OddWireException INSTANCE = new OddWireException();

  private static final long serialVersionUID = 1L;

  private OddWireException() {
    super("not canonical wire bytes", null, false, false);
  }
}
