package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import id.karcis.edge.error.Violation;
import id.karcis.edge.model.FieldPath;
import id.karcis.edge.model.Types;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the tokens of one body into messages. Each method starts on the first token of a value and
/// ends on its last.
final class MessageReader {
  private final Types types;
  private final Violations violations;
  private final ValueReader values;

  MessageReader(Types types, Violations violations) {
    this.types = types;
    this.violations = violations;
    this.values = new ValueReader(violations);
  }

  /// A message that is an object of its fields, or one of the well-known types.
  void message(JsonParser json, Message.Builder into, JsonPath path) {
    switch (into.getDescriptorForType().getFullName()) {
      case "google.protobuf.Any" -> new AnyReader(types, violations).read(json, into, path);
      case "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue" ->
          new StructReader(violations).read(json, into, path);
      default -> {
        if (MessageTable.isWrapper(into.getDescriptorForType())) {
          wrapper(json, into, path);
        } else if (TextValues.isTextMessage(into.getDescriptorForType())) {
          text(json, into, path);
        } else {
          object(json, into, path, null);
        }
      }
    }
  }

  /// An object of fields; a key that is to be left alone is skipped.
  void object(JsonParser json, Message.Builder into, JsonPath path, @Nullable String leftAlone) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      values.wrong(json, path, "an object");
      return;
    }
    Set<FieldDescriptor> seen = new HashSet<>();
    Set<OneofDescriptor> oneofs = new HashSet<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      FieldDescriptor field =
          name.equals(leftAlone) ? null : FieldPath.fieldOf(into.getDescriptorForType(), name);
      if (field == null) {
        json.skipChildren();
        continue;
      }
      JsonPath at = path.field(field.getJsonName());
      if (!seen.add(field)) {
        violations.add(new Violation(at.toString(), "given twice, by its two names"));
        json.skipChildren();
      } else if (field(json, into, field, at) && !claims(oneofs, field)) {
        violations.add(
            new Violation(
                at.toString(),
                "only one field of " + field.getContainingOneof().getName() + " may be given"));
      }
    }
  }

  private static boolean claims(Set<OneofDescriptor> oneofs, FieldDescriptor field) {
    return field.getRealContainingOneof() == null || oneofs.add(field.getRealContainingOneof());
  }

  /// The value of a field; false if it is null, which leaves the field unset.
  boolean field(JsonParser json, Message.Builder into, FieldDescriptor field, JsonPath path) {
    if (json.currentToken() == JsonToken.VALUE_NULL && (field.isRepeated() || !takesNull(field))) {
      return false;
    }
    if (field.isMapField()) {
      new MapReader(this, values, violations).read(json, into, field, path);
    } else if (field.isRepeated()) {
      list(json, into, field, path);
    } else {
      Object value = single(json, into, field, path);
      if (value != null) {
        into.setField(field, value);
      }
    }
    return true;
  }

  private void list(JsonParser json, Message.Builder into, FieldDescriptor field, JsonPath path) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      values.wrong(json, path, "a list");
      return;
    }
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      Object value = single(json, into, field, path.element(i));
      if (value != null) {
        into.addRepeatedField(field, value);
      }
    }
  }

  /// One value of the field's type, or null if there was none; what was wrong is noted.
  @Nullable Object single(
      JsonParser json, Message.Builder into, FieldDescriptor field, JsonPath path) {
    if (json.currentToken() == JsonToken.VALUE_NULL && !takesNull(field)) {
      violations.expected(path.toString(), TextValues.expectation(field), "null");
      return null;
    }
    if (field.getType() != FieldDescriptor.Type.MESSAGE) {
      return values.scalar(json, field, path);
    }
    Message.Builder inner = into.newBuilderForField(field);
    message(json, inner, path);
    return inner.build();
  }

  private static boolean takesNull(FieldDescriptor field) {
    return switch (field.getType()) {
      case MESSAGE -> field.getMessageType().getFullName().equals("google.protobuf.Value");
      case ENUM -> field.getEnumType().getFullName().equals("google.protobuf.NullValue");
      default -> false;
    };
  }

  private void wrapper(JsonParser json, Message.Builder into, JsonPath path) {
    FieldDescriptor inner = into.getDescriptorForType().findFieldByNumber(1);
    Object value = values.scalar(json, inner, path);
    if (value != null) {
      into.setField(inner, value);
    }
  }

  private void text(JsonParser json, Message.Builder into, JsonPath path) {
    Message value = values.textMessage(json, into.getDescriptorForType(), path);
    if (value != null) {
      into.mergeFrom(value);
    }
  }
}
