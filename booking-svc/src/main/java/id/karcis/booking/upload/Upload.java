package id.karcis.booking.upload;

import id.karcis.platform.error.Refusals;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file while it arrives, in memory. Belongs to one call; to be closed however that ends.
final class Upload implements AutoCloseable {

  /// Most bytes of a file.
  static final int MAX_BYTES = 5 * 1024 * 1024;

  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Upload(Runnable release) {
    this.release = release;
  }

  /// Adds a piece; refuses RESOURCE_EXHAUSTED `BODY_TOO_LARGE` when the file grows too long.
  void add(byte[] piece) {
    if (piece.length > MAX_BYTES - bytes.size()) {
      throw Refusals.tooLarge(MAX_BYTES);
    }
    bytes.writeBytes(piece);
  }

  /// Returns what has come so far.
  byte[] file() {
    return bytes.toByteArray();
  }

  /// Gives the place to the next one, once.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
