package id.karcis.edge.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears of the file of an upload: once that it begins, then its bytes.
public interface FileSink {
  /// @param contentType what the client says it is
  /// @param fields the texts of the form that stand before it
  void begins(@Nullable String contentType, List<TextField> fields);

  void bytes(byte[] some);
}
