package id.karcis.local.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads the attack list.
final class AttackFiles {

  private static final Path FOLDER = Path.of("src/test/resources/attack");

  private AttackFiles() {}

  /// All chapters by name, in order, with their attacks.
  static Map<String, List<Attack>> chapters() {
    var chapters = new LinkedHashMap<String, List<Attack>>();
    try (var files = Files.list(FOLDER)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("api"))
          .sorted()
          .forEach(file -> chapters.put(chapter(file), attacks(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chapters;
  }

  private static String chapter(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  @SuppressWarnings("unchecked") // Attack.of looks at every value.
  private static List<Attack> attacks(Path file) {
    return ((List<Map<String, Object>>) read(file)).stream().map(Attack::of).toList();
  }

  /// What a YAML file of the folder holds.
  static Object read(String name) {
    return read(FOLDER.resolve(name));
  }

  private static Object read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
