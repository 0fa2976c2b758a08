package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import id.karcis.edge.error.Violation;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an object into a map field.
final class MapReader {
  private final MessageReader messages;
  private final ValueReader values;
  private final Violations violations;

  MapReader(MessageReader messages, ValueReader values, Violations violations) {
    this.messages = messages;
    this.values = values;
    this.violations = violations;
  }

  void read(JsonParser json, Message.Builder into, FieldDescriptor field, JsonPath path) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      values.wrong(json, path, "an object");
      return;
    }
    FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
    Set<Object> keys = new HashSet<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      JsonPath at = path.field(name);
      Object key = key(keyField, name, at);
      Message.Builder entry = into.newBuilderForField(field);
      Object value = messages.single(json, entry, valueField, at);
      if (key == null || value == null) {
        continue;
      }
      if (!keys.add(key)) {
        violations.add(new Violation(at.toString(), "this key stands twice"));
      }
      into.addRepeatedField(
          field, entry.setField(keyField, key).setField(valueField, value).build());
    }
  }

  private @Nullable Object key(FieldDescriptor keyField, String name, JsonPath at) {
    Object key = Utf8.hasLoneSurrogate(name) ? null : TextValues.parse(keyField, name);
    if (key == null) {
      violations.expected(
          at.toString(), TextValues.expectation(keyField) + " as key", Violation.quote(name));
    }
    return key;
  }
}
