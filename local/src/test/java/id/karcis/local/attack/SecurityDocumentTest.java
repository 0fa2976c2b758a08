package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds `docs/api-security.md` to the code: what it names must be there.
class SecurityDocumentTest {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCUMENT = TOP.resolve("docs/api-security.md");
  private static final List<String> MODULES =
      List.of("platform", "user-svc", "booking-svc", "payment-svc", "edge", "local");
  private static final List<String> PARTS = List.of("Stops", "Code", "Shown by", "Limits");
  private static final int FEWEST_MEASURES = 15;

  private static final Pattern MEASURE = Pattern.compile("(?m)^### (\\d+)\\. ");
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z]\\w+");
  private static final Pattern METHOD = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");
  private static final Pattern FILE = Pattern.compile("[\\w./-]+/[\\w./-]+|[\\w-]+\\.(yaml|md)");
  private static final Pattern ATTACK = Pattern.compile("\\*attack: ([^*]+)\\*");

  private final String text = Files.readString(DOCUMENT);
  private final Collection<Path> sources = sources();

  SecurityDocumentTest() throws IOException {}

  @Test
  void hasEnoughMeasuresInOrder() {
    var numbers = MEASURE.matcher(text).results().map(found -> found.group(1)).toList();
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(FEWEST_MEASURES);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(String.valueOf(i + 1));
    }
  }

  @TestFactory
  Stream<DynamicTest> tellsCodeTestAndLimitsOfEachMeasure() {
    return measures()
        .map(measure -> {
          var name = measure.lines().findFirst().orElseThrow();
          return DynamicTest.dynamicTest(name, () -> checkParts(name, measure));
        });
  }

  private static void checkParts(String name, String measure) {
    for (var part : PARTS) {
      assertThat(line(measure, part)).as(part + " of " + name).isNotBlank();
    }
    var code = QUOTED.matcher(line(measure, "Code")).results().map(it -> it.group(1)).toList();
    assertThat(code)
        .as("code of " + name)
        .anyMatch(it -> TYPE.matcher(it).matches() || FILE.matcher(it).matches());
    var shown = line(measure, "Shown by");
    assertThat(ATTACK.matcher(shown).find() || METHOD.matcher(shown).find())
        .as("a test or an attack that shows " + name)
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> namesWhatIsThere() {
    return text.lines()
        .filter(line -> line.startsWith("- Code:") || line.startsWith("- Shown by:"))
        .flatMap(line -> QUOTED.matcher(line).results())
        .map(found -> found.group(1))
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkName(name)));
  }

  private void checkName(String name) throws IOException {
    var method = METHOD.matcher(name);
    if (method.matches()) {
      assertThat(Files.readString(source(method.group(1))))
          .as(name)
          .containsPattern("\\b" + method.group(2) + "\\(");
    } else if (FILE.matcher(name).matches() && !name.startsWith("/")) {
      assertThat(TOP.resolve(name)).exists();
    } else if (TYPE.matcher(name).matches()) {
      source(name);
    }
  }

  @TestFactory
  Stream<DynamicTest> namesAttacksOfTheList() {
    var known =
        AttackFiles.chapters().values().stream()
            .flatMap(List::stream)
            .map(Attack::name)
            .collect(Collectors.toSet());
    return ATTACK
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.equals("its name"))
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(known).contains(name)));
  }

  private Path source(String type) {
    return sources.stream()
        .filter(file -> file.getFileName().toString().equals(type + ".java"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no class " + type));
  }

  private Stream<String> measures() {
    return Arrays.stream(text.split("(?m)^#{2,3} ")).filter(part -> part.matches("(?s)\\d+\\. .*"));
  }

  private static String line(String measure, String part) {
    return measure
        .lines()
        .filter(line -> line.startsWith("- " + part + ":"))
        .map(line -> line.substring(part.length() + 3).strip())
        .findFirst()
        .orElse("");
  }

  private static Collection<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var module : MODULES) {
      try (var files = Files.walk(TOP.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
