package id.karcis.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.sale.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The diagrams of `docs/sql-and-indexes.md` are what the migrations make. `./karcis load draw`
/// prints them.
class SchemaDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/sql-and-indexes.md");

  @ParameterizedTest
  @ValueSource(strings = {"karcis_user", "karcis_booking", "karcis_payment"})
  void drawsTheTablesThatThereAre(String database) throws IOException {
    var tables = SchemaDiagram.of(RunningPlatform.get().database(), database);

    assertThat(drawn(database)).isEqualTo(tables);
  }

  /// The Mermaid block below the heading that names the database.
  private static List<String> drawn(String database) throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.equals("### `" + database + "`"))
        .dropWhile(line -> !line.equals("```mermaid"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }
}
