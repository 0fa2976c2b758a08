package id.karcis.local.attack;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `@{...}` stands for in the attack list.
public final class Names {

  private static final Pattern NAME = Pattern.compile("@\\{([^}]+)}");

  private final Map<String, Supplier<String>> values = new HashMap<>();

  public Names with(String name, String value) {
    return with(name, () -> value);
  }

  /// Asked anew at each place.
  public Names with(String name, Supplier<String> value) {
    values.put(name, value);
    return this;
  }

  public String get(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nobody knows @{" + name + "}: add it to World or Bodies");
    }
    return value.get();
  }

  public String resolve(String text) {
    return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
  }

  /// The text with every value of these names replaced by its name: to compare answers that name
  /// different resources.
  String unresolve(String text, Iterable<String> names) {
    var result = text;
    for (var name : names) {
      result = result.replace(get(name), "@{" + name + "}");
    }
    return result;
  }
}
