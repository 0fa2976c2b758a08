package id.karcis.local.api;

import id.karcis.local.docs.NamedCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/// The rows of `docs/api.md`.
final class ApiTable {

  private static final String FILE = "docs/api.md";
  private static final Pattern ROW = Pattern.compile("\\| (.*) \\| (\\w+\\.\\w+) \\| (\\w+) \\|");
  private static final Pattern PATH = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) `([^`]+)`");

  private ApiTable() {}

  /// A row.
  ///
  /// @param paths method and path, the canonical one first
  /// @param rpc such as `EventService.GetEvent`
  /// @param who `P`, `U`, `S`, `A` or `provider`
  record Row(List<String> paths, String rpc, String who) {}

  static List<Row> rows() {
    try (var lines = Files.lines(NamedCode.TOP.resolve(FILE))) {
      return lines
          .map(ROW::matcher)
          .filter(row -> row.matches() && !row.group(2).startsWith("method"))
          .map(row -> new Row(paths(row.group(1)), row.group(2), row.group(3)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(String cell) {
    return PATH.matcher(cell).results().map(path -> path.group(1) + " " + path.group(2)).toList();
  }
}
