package id.karcis.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads typed values from the environment. A bad one is a [LocalException] that names the
/// variable, the value and what was expected; an empty one counts as not set.
final class SettingsReader {

  private static final int LOWEST_PORT = 1;
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> environment;

  SettingsReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Nullable String text(String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String text(String name, String otherwise) {
    var value = text(name);
    return value == null ? otherwise : value;
  }

  boolean flag(String name, boolean otherwise) {
    var value = text(name);
    if (value == null) {
      return otherwise;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(name, value, "true or false");
    };
  }

  int port(Part part) {
    var highest = part.managed() ? HIGHEST_PORT - PortPlan.MANAGEMENT_OFFSET : HIGHEST_PORT;
    var value = text(part.variable());
    if (value == null) {
      return part.defaultPort();
    }
    if (value.matches("[0-9]{1,5}")) {
      var port = Integer.parseInt(value);
      if (port >= LOWEST_PORT && port <= highest) {
        return port;
      }
    }
    throw bad(part.variable(), value, "a port from " + LOWEST_PORT + " to " + highest);
  }

  Path path(String name, Path otherwise) {
    var value = text(name);
    try {
      return value == null ? otherwise : Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw bad(name, String.valueOf(value), "a folder");
    }
  }

  /// @param ignored what may stand before the address, may be empty
  @Nullable URI uri(String name, String ignored, Set<String> schemes, String expected) {
    var value = text(name);
    if (value == null) {
      return null;
    }
    try {
      var uri = new URI(value.startsWith(ignored) ? value.substring(ignored.length()) : value);
      if (uri.getHost() != null && uri.getScheme() != null && schemes.contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw bad(name, value.replaceFirst("//[^@/]*@", "//...@"), expected);
  }

  static LocalException bad(String name, String value, String expected) {
    return new LocalException(name + " is \"" + value + "\", expected " + expected);
  }
}
