package id.karcis.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds `docs/code-review.md` to the code: each point is answered by code and a test that are
/// there.
class CodeReviewDocumentTest {

  private static final String DOCUMENT = "docs/code-review.md";
  private static final String OUR_ANSWERS = "## How our `GetUser` answers each point";
  private static final String POINT = "\\| \\d+ \\|.*";

  private final String text = Files.readString(NamedCode.TOP.resolve(DOCUMENT));
  private final List<String> parts = List.of(text.split(OUR_ANSWERS, -1));
  private final NamedCode code = new NamedCode();

  CodeReviewDocumentTest() throws IOException {}

  @Test
  void answersEveryPoint() {
    assertThat(parts).hasSize(2);
    assertThat(points(parts.get(1))).hasSameSizeAs(points(parts.get(0))).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> answersWithCodeAndATest() {
    return points(parts.get(1)).stream()
        .map(point -> DynamicTest.dynamicTest(point.substring(0, 6), () -> checkAnswer(point)));
  }

  private void checkAnswer(String point) {
    var cells = point.split("\\|", -1);
    var named = NamedCode.quoted(cells[3]);
    var tests = NamedCode.quoted(cells[4]);
    assertThat(named).anyMatch(NamedCode::isTypeOrFile);
    assertThat(tests).isNotEmpty().allMatch(NamedCode::isMethod);
    Stream.concat(named.stream(), tests.stream()).forEach(code::check);
  }

  private static List<String> points(String part) {
    return part.lines().filter(line -> line.matches(POINT)).toList();
  }
}
