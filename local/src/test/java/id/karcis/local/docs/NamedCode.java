package id.karcis.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What documents name in backquotes: classes (`Refusals`), methods
/// (`UserContractTest.opensACustomersAccount`) and files of this repository.
public final class NamedCode {

  /// Top of the repository.
  public static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> MODULES =
      List.of("platform", "user-svc", "booking-svc", "payment-svc", "edge", "local");

  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z]\\w+");
  private static final Pattern METHOD = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");
  private static final Pattern FILE = Pattern.compile("[\\w./-]+/[\\w./-]+|[\\w-]+\\.(yaml|md)");

  private final Collection<Path> sources = sources();

  /// What stands in backquotes.
  public static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  public static boolean isTypeOrFile(String name) {
    return TYPE.matcher(name).matches() || FILE.matcher(name).matches();
  }

  public static boolean isMethod(String name) {
    return METHOD.matcher(name).matches();
  }

  /// Fails when a class, a method or a file of this name is not there; other words are let pass.
  public void check(String name) {
    var method = METHOD.matcher(name);
    if (method.matches()) {
      assertThat(source(method.group(1)))
          .as(name)
          .content()
          .containsPattern("\\b" + method.group(2) + "\\(");
    } else if (FILE.matcher(name).matches() && !name.startsWith("/")) {
      assertThat(TOP.resolve(name)).exists();
    } else if (TYPE.matcher(name).matches()) {
      assertThat(source(name)).exists();
    }
  }

  private Path source(String type) {
    return sources.stream()
        .filter(file -> file.getFileName().toString().equals(type + ".java"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no class " + type));
  }

  private static Collection<Path> sources() {
    var sources = new ArrayList<Path>();
    for (var module : MODULES) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return sources;
  }
}
