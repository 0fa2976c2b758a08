package id.karcis.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the descriptor set.
final class Descriptors {
  private static final String RESOURCE = "/api.desc";

  private Descriptors() {}

  /// The bytes of the file in the settings, or else of the resource.
  ///
  /// @throws IllegalArgumentException naming what cannot be read
  static byte[] read(EdgeConfig config) {
    String file = config.descriptorFile();
    return file == null ? resource() : file(file);
  }

  private static byte[] file(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "KARCIS_EDGE_DESCRIPTORS is \"" + file + "\": expected a readable descriptor set", e);
    }
  }

  private static byte[] resource() {
    try (InputStream in = Descriptors.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no " + RESOURCE + " on the class path: set KARCIS_EDGE_DESCRIPTORS");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
