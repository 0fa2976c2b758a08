package id.karcis.edge.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTemplateTest {
  @Test
  void readsVariablesAndVerb() {
    HttpTemplate template = HttpTemplate.parse("/v1/{a.b=shelves/*/books/**}:read");
    assertThat(template.shape()).isEqualTo("/v1/shelves/*/books/**:read");
    assertThat(template.variables()).containsExactly(new PathVariable("a.b", 1, 5, true, true));
  }

  @Test
  void takesTheValueOutOfThePath() {
    PathVariable variable = HttpTemplate.parse("/v1/{name=shelves/*}/x").variables().getFirst();
    assertThat(variable.valueIn(List.of("v1", "shelves", "a%2Fb%20c", "x")))
        .isEqualTo("shelves/a%2Fb c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "/v1/",
        "/v1//x",
        "/{",
        "/{}",
        "/{a",
        "/{a=}",
        "/{a=b",
        "/{a={b}}",
        "/**/x",
        "/{a=**}/x",
        "/***",
        "/a*",
        "/a b",
        "/{1a}",
        "/{a..b}",
        "/x:",
        "/x:a/b",
        "/x:{v}",
        "/{a}b"
      })
  void refusesWhatIsNoTemplate(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpTemplate.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }
}
