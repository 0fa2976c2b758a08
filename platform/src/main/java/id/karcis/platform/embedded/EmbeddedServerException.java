package id.karcis.platform.embedded;

import org.jspecify.annotations.Nullable;

/// An embedded server could not be brought to the wanted state. The message is one line for the
/// person at the terminal: what failed, where, and what would help.
public final class EmbeddedServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EmbeddedServerException(String line) {
    this(line, null);
  }

  public EmbeddedServerException(String line, @Nullable Throwable cause) {
    super(line, cause);
  }
}
