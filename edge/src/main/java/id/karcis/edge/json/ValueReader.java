package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import id.karcis.edge.error.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads values that are one token.
final class ValueReader {
  private final Violations violations;

  ValueReader(Violations violations) {
    this.violations = violations;
  }

  /// A scalar or enum, or null with a violation noted.
  @Nullable Object scalar(JsonParser json, FieldDescriptor field, JsonPath path) {
    Object value =
        switch (json.currentToken()) {
          case VALUE_STRING -> ofString(json, field, path);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ofNumber(field, json.getString());
          case VALUE_TRUE -> ofBoolean(field, true);
          case VALUE_FALSE -> ofBoolean(field, false);
          case VALUE_NULL -> ofNull(field);
          default -> null;
        };
    if (value == null) {
      wrong(json, path, TextValues.expectation(field));
    }
    return value;
  }

  private @Nullable Object ofString(JsonParser json, FieldDescriptor field, JsonPath path) {
    String text = string(json, path);
    return switch (field.getType()) {
      case BOOL -> null;
      case ENUM -> TextValues.enumByName(field, text);
      default -> TextValues.parse(field, text);
    };
  }

  private static @Nullable Object ofNumber(FieldDescriptor field, String text) {
    return switch (field.getType()) {
      case ENUM -> TextValues.enumByNumber(field, text);
      case BOOL, STRING, BYTES, MESSAGE, GROUP -> null;
      default -> Numbers.parse(field.getType(), text);
    };
  }

  private static @Nullable Object ofBoolean(FieldDescriptor field, boolean value) {
    return field.getType() == FieldDescriptor.Type.BOOL ? (Object) value : null;
  }

  /// Only `NullValue` has a value that is written as null.
  private static @Nullable EnumValueDescriptor ofNull(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.ENUM
            && field.getEnumType().getFullName().equals("google.protobuf.NullValue")
        ? field.getEnumType().findValueByNumber(0)
        : null;
  }

  /// A message that JSON writes as a string, or null with a violation noted.
  @Nullable Message textMessage(JsonParser json, Descriptor type, JsonPath path) {
    Message value =
        json.currentToken() == JsonToken.VALUE_STRING
            ? TextValues.message(type, json.getString())
            : null;
    if (value == null) {
      wrong(json, path, TextValues.messageExpectation(type));
    }
    return value;
  }

  /// The string at hand, complained about if it holds half of a surrogate pair.
  String string(JsonParser json, JsonPath path) {
    String text = json.getString();
    if (Utf8.hasLoneSurrogate(text)) {
      violations.add(new Violation(path.toString(), "the string holds half of a surrogate pair"));
    }
    return text;
  }

  /// Notes that something else was expected, and steps over what came.
  void wrong(JsonParser json, JsonPath path, String expectation) {
    violations.expected(path.toString(), expectation, describe(json));
    json.skipChildren();
  }

  private static String describe(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_STRING -> Violation.quote(json.getString());
      default -> Violation.quote(json.getString()).replace("\"", "");
    };
  }
}
