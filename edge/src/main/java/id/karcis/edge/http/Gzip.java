package id.karcis.edge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses bodies that are worth it. Level 3 costs about as much time as the transcoding itself
/// and takes most of what level 6 takes.
final class Gzip {
  /// Smaller bodies fit into one packet anyway.
  static final int WORTH_BYTES = 1_024;

  private static final int LEVEL = 3;

  private Gzip() {}

  /// Whether a client said that it takes gzip.
  static boolean isAccepted(@Nullable String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.split(","))
            .map(String::strip)
            .anyMatch(coding ->
                coding.equals("gzip")
                    || coding.startsWith("gzip;") && !coding.matches(".*;\\s*q=0(\\.0*)?"));
  }

  /// Whether a content type shrinks.
  static boolean isWorth(String contentType) {
    return contentType.startsWith("application/json")
        || contentType.startsWith("text/")
        || contentType.startsWith("image/svg");
  }

  static byte[] compress(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 2);
    try (var gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(LEVEL);
          }
        }) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
