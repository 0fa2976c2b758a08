package id.karcis.edge.json;

import org.jspecify.annotations.Nullable;

/// Where in the JSON the reader is; turned into text only when something is wrong.
record JsonPath(@Nullable JsonPath parent, String step) {
  static final JsonPath ROOT = new JsonPath(null, "");

  JsonPath field(String name) {
    return new JsonPath(this, name);
  }

  JsonPath element(int index) {
    return new JsonPath(this, "[" + index + "]");
  }

  @Override
  public String toString() {
    if (parent == null) {
      return step;
    }
    String before = parent.toString();
    return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
  }
}
