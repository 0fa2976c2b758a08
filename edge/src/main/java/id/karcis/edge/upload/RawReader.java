package id.karcis.edge.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A body that is the file.
public final class RawReader implements FileReader {
  private final FileSink file;

  /// @param contentType that of the request
  /// @param file hears of the file, at once that it begins
  public RawReader(@Nullable String contentType, FileSink file) {
    this.file = file;
    file.begins(contentType, List.of());
  }

  @Override
  public void read(byte[] some) {
    file.bytes(some);
  }

  @Override
  public void end() {}
}
