package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What holds for every answer, whatever was asked: it tells nothing of the inside, no browser may
/// misuse it, and a refusal has the one shape of errors.
final class AnswerRules {

  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\bid\\.karcis\\.|\\bjava\\.(lang|util|io|net|sql)\\.|\\b(io\\.(netty|grpc|vertx)|org\\.(springframework|postgresql"
              + "|hibernate|redisson)|com\\.google\\.protobuf|jakarta)\\.|Exception\\b|\\.java:\\d|\\bat [\\w.$]+\\("
              + "|(?i:\\bselect\\b.+\\bfrom\\b|\\binsert into\\b|\\bsqlstate\\b|violates .*constraint|relation \")");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
  private static final List<String> HOST_PATHS =
      List.of(
          Path.of("..").toAbsolutePath().normalize().toString(),
          System.getProperty("java.home"),
          System.getProperty("java.io.tmpdir") + "/");
  private static final List<String> BANNERS = List.of("server", "via", "x-powered-by");
  private static final int FIRST_ERROR = 400;

  private AnswerRules() {}

  static void check(String attack, Answer answer) {
    if (answer.status() == 0) {
      return;
    }
    try {
      checkAll(answer);
    } catch (AssertionError e) {
      throw new AssertionError(attack + " got " + answer + " " + answer.headers(), e);
    }
  }

  private static void checkAll(Answer answer) {
    tellsNoInternals(answer);
    allowsNoBrowserTricks(answer);
    if (answer.status() >= FIRST_ERROR && answer.body().length > 0) {
      hasTheShapeOfErrors(answer);
    }
  }

  private static void tellsNoInternals(Answer answer) {
    var text = answer.text();
    assertThat(text).as("tells a class, SQL or a stack trace").doesNotContainPattern(INTERNALS);
    for (var path : HOST_PATHS) {
      assertThat(text).as("tells a path of the host").doesNotContain(path);
    }
    for (var banner : BANNERS) {
      assertThat(answer.header(banner)).as("tells a version").doesNotContainPattern(VERSION);
    }
    for (var header : answer.headers()) {
      assertThat(header.name()).as("tells a header of the inside").doesNotStartWith("grpc-");
      assertThat(header.name()).doesNotStartWith("x-envoy-").doesNotStartWith("x-karcis-");
    }
  }

  private static void allowsNoBrowserTricks(Answer answer) {
    assertThat(answer.header("access-control-allow-origin"))
        .as("opens the API to pages of " + HttpRequests.FOREIGN_ORIGIN)
        .isEmpty();
    if (answer.body().length > 0) {
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
      assertThat(answer.header("content-security-policy")).contains("frame-ancestors 'none'");
    }
  }

  private static void hasTheShapeOfErrors(Answer answer) {
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json().path("code").isInt()).as(answer.text()).isTrue();
    assertThat(answer.json().path("message").isString()).as(answer.text()).isTrue();
  }
}
