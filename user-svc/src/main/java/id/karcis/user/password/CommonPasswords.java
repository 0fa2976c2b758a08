package id.karcis.user.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The words and passwords that guessing programs try first, in lower case, from the list beside
/// this class.
final class CommonPasswords {

  private static final String FILE = "common-passwords.txt";
  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  static boolean contain(String lowerCase) {
    return ALL.contains(lowerCase);
  }

  private static Set<String> read() {
    var file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
