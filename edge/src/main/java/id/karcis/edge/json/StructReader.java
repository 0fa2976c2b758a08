package id.karcis.edge.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import id.karcis.edge.error.Violation;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads any JSON into `google.protobuf.Struct`, `Value` and `ListValue`.
final class StructReader {
  private final Violations violations;
  private final ValueReader values;

  StructReader(Violations violations) {
    this.violations = violations;
    this.values = new ValueReader(violations);
  }

  void read(JsonParser json, Message.Builder into, JsonPath path) {
    JsonToken token = json.currentToken();
    switch (into.getDescriptorForType().getName()) {
      case "Struct" -> {
        if (token == JsonToken.START_OBJECT) {
          merge(into, struct(json, path).toByteString());
        } else {
          values.wrong(json, path, "an object");
        }
      }
      case "ListValue" -> {
        if (token == JsonToken.START_ARRAY) {
          merge(into, list(json, path).toByteString());
        } else {
          values.wrong(json, path, "a list");
        }
      }
      default -> merge(into, value(json, path).toByteString());
    }
  }

  private static void merge(Message.Builder into, ByteString wire) {
    try {
      into.mergeFrom(wire);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Struct struct(JsonParser json, JsonPath path) {
    var struct = Struct.newBuilder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonPath at = path.field(name);
      if (Utf8.hasLoneSurrogate(name)) {
        violations.add(new Violation(at.toString(), "the key holds half of a surrogate pair"));
      }
      json.nextToken();
      struct.putFields(name, value(json, at));
    }
    return struct.build();
  }

  private ListValue list(JsonParser json, JsonPath path) {
    var list = ListValue.newBuilder();
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      list.addValues(value(json, path.element(i)));
    }
    return list.build();
  }

  private Value value(JsonParser json, JsonPath path) {
    var value = Value.newBuilder();
    switch (json.currentToken()) {
      case START_OBJECT -> value.setStructValue(struct(json, path));
      case START_ARRAY -> value.setListValue(list(json, path));
      case VALUE_STRING -> value.setStringValue(values.string(json, path));
      case VALUE_TRUE -> value.setBoolValue(true);
      case VALUE_FALSE -> value.setBoolValue(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json, value, path);
      default -> value.setNullValue(NullValue.NULL_VALUE);
    }
    return value.build();
  }

  private void number(JsonParser json, Value.Builder value, JsonPath path) {
    double number = Double.parseDouble(json.getString());
    if (Double.isInfinite(number)) {
      values.wrong(json, path, "a number of 64 bits");
    }
    value.setNumberValue(number);
  }
}
