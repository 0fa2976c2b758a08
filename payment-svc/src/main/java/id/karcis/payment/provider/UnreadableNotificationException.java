package id.karcis.payment.provider;

/// A notification that its provider cannot have meant.
public final class UnreadableNotificationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param expected what it should have been
  public UnreadableNotificationException(String expected) {
    super(expected);
  }
}
