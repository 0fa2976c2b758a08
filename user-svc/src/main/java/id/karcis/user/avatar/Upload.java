package id.karcis.user.avatar;

import id.karcis.platform.error.Refusals;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file while it arrives, in memory. Belongs to one call; to be closed however that ends.
public final class Upload implements AutoCloseable {

  /// Most bytes of a file.
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private static final int FIRST_BYTES = 64 * 1024;

  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();
  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  Upload(Runnable release) {
    this.release = release;
  }

  /// Adds a piece; refuses RESOURCE_EXHAUSTED `BODY_TOO_LARGE` when the file grows too long.
  public void add(ByteBuffer piece) {
    int size = piece.remaining();
    if (size > MAX_BYTES - length) {
      throw Refusals.tooLarge(MAX_BYTES);
    }
    if (size > bytes.length - length) {
      int doubled = Math.min(MAX_BYTES, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, length + size));
    }
    piece.get(bytes, length, size);
    length += size;
  }

  /// Returns what has come so far; not a copy.
  public ByteBuffer file() {
    return ByteBuffer.wrap(bytes, 0, length).asReadOnlyBuffer();
  }

  /// Gives the place to the next one, once.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
