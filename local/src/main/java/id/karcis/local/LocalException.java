package id.karcis.local;

/// Something the person at the terminal can put right. The message is one line that says what and
/// how.
public final class LocalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LocalException(String line) {
    super(line);
  }

  public LocalException(String line, Throwable cause) {
    super(line, cause);
  }
}
