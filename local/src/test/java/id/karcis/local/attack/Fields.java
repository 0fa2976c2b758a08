package id.karcis.local.attack;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map read from YAML, whose every key must be known to the reader.
final class Fields {

  private final Map<String, Object> map;
  private final Set<String> read = new HashSet<>();

  Fields(Map<String, Object> map) {
    this.map = map;
  }

  String text(String key) {
    var value = text(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(map + " has no " + key);
    }
    return value;
  }

  String text(String key, String otherwise) {
    var value = get(key);
    return value == null ? otherwise : value.toString();
  }

  List<String> list(String key) {
    return get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  Map<String, String> map(String key) {
    return texts(get(key));
  }

  Map<String, Map<String, String>> maps(String key) {
    var maps = new LinkedHashMap<String, Map<String, String>>();
    if (get(key) instanceof Map<?, ?> outer) {
      outer.forEach((name, inner) -> maps.put(String.valueOf(name), texts(inner)));
    }
    return maps;
  }

  void requireAllRead() {
    for (var key : map.keySet()) {
      if (!read.contains(key)) {
        throw new IllegalArgumentException(map + " has " + key + ", expected one of " + read);
      }
    }
  }

  private @Nullable Object get(String key) {
    read.add(key);
    return map.get(key);
  }

  private static Map<String, String> texts(@Nullable Object value) {
    var texts = new LinkedHashMap<String, String>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    }
    return texts;
  }
}
