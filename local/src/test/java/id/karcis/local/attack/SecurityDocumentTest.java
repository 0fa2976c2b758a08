package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.docs.NamedCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds `docs/api-security.md` to the code: what it names must be there.
class SecurityDocumentTest {

  private static final Path DOCUMENT = NamedCode.TOP.resolve("docs/api-security.md");
  private static final List<String> PARTS = List.of("Stops", "Code", "Shown by", "Limits");
  private static final int FEWEST_MEASURES = 15;

  private static final Pattern MEASURE = Pattern.compile("(?m)^### (\\d+)\\. ");
  private static final Pattern ATTACK = Pattern.compile("\\*attack: ([^*]+)\\*");

  private final String text = Files.readString(DOCUMENT);
  private final NamedCode code = new NamedCode();

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
    assertThat(NamedCode.quoted(line(measure, "Code")))
        .as("code of " + name)
        .anyMatch(NamedCode::isTypeOrFile);
    var shown = line(measure, "Shown by");
    assertThat(
            ATTACK.matcher(shown).find()
                || NamedCode.quoted(shown).stream().anyMatch(NamedCode::isMethod))
        .as("a test or an attack that shows " + name)
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> namesWhatIsThere() {
    return text.lines()
        .filter(line -> line.startsWith("- Code:") || line.startsWith("- Shown by:"))
        .flatMap(line -> NamedCode.quoted(line).stream())
        .distinct()
        .map(name -> DynamicTest.dynamicTest(name, () -> code.check(name)));
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
}
