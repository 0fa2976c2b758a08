package id.karcis.local.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A file of statements with numbers to be filled in.
final class LoadScript {

  private LoadScript() {}

  /// Returns the statements of a file beside this class.
  ///
  /// @param numbers by name: `${events}` becomes the number of `events`
  static String of(String file, Map<String, Integer> numbers) {
    var sql = read(file);
    for (var number : numbers.entrySet()) {
      sql = sql.replace("${" + number.getKey() + "}", number.getValue().toString());
    }
    return sql;
  }

  private static String read(String file) {
    try (var in = LoadScript.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
