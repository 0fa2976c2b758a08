package id.karcis.booking.upload;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import id.karcis.platform.error.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a message out of JSON. What protobuf's own parser refuses at the first fault is gone
/// through field by field, so that all faults are named by their path.
public final class GrpcJsonFile {

  private static final JsonFormat.Parser PARSER = JsonFormat.parser();

  private final List<FieldViolation> faults = new ArrayList<>();

  private GrpcJsonFile() {}

  /// Reads `json` into `message`, as far as it can be read.
  ///
  /// @return what cannot be read, by JSON path; empty when all could
  public static List<FieldViolation> read(JsonElement json, Message.Builder message) {
    try {
      PARSER.merge(json.toString(), message);
      return List.of();
    } catch (InvalidProtocolBufferException _) {
      message.clear();
      var file = new GrpcJsonFile();
      file.message("", json, message);
      return List.copyOf(file.faults);
    }
  }

  private void message(String path, JsonElement json, Message.Builder message) {
    if (!(json instanceof JsonObject object)) {
      fault(path, json, "an object");
      return;
    }
    object.entrySet().forEach(member -> member(path, member.getKey(), member.getValue(), message));
  }

  private void member(String parent, String name, JsonElement json, Message.Builder message) {
    var path = parent.isEmpty() ? name : parent + "." + name;
    var field = field(message, name);
    if (field == null) {
      faults.add(new FieldViolation(path, "UNKNOWN", "is no field; expected " + names(message)));
    } else if (!json.isJsonNull()) {
      if (field.getContainingOneof() != null && message.hasOneof(field.getContainingOneof())) {
        fault(path, json, "one of " + names(field));
      } else if (field.isRepeated()) {
        list(path, field, json, message);
      } else {
        single(path, field, json, message);
      }
    }
  }

  private void list(String path, FieldDescriptor field, JsonElement json, Message.Builder message) {
    if (!(json instanceof JsonArray values)) {
      fault(path, json, "a list");
      return;
    }
    for (var i = 0; i < values.size(); i++) {
      var place = path + "[" + i + "]";
      if (isMessage(field)) {
        var element = message.newBuilderForField(field);
        message(place, values.get(i), element);
        message.addRepeatedField(field, element.build());
      } else {
        var one = new JsonArray();
        one.add(values.get(i));
        merge(place, field, one, message);
      }
    }
  }

  private void single(
      String path, FieldDescriptor field, JsonElement json, Message.Builder message) {
    if (isMessage(field)) {
      var value = message.newBuilderForField(field);
      message(path, json, value);
      message.setField(field, value.build());
    } else {
      merge(path, field, json, message);
    }
  }

  private void merge(
      String path, FieldDescriptor field, JsonElement json, Message.Builder message) {
    var only = new JsonObject();
    only.add(field.getJsonName(), json);
    try {
      PARSER.merge(only.toString(), message);
    } catch (InvalidProtocolBufferException _) {
      fault(path, json instanceof JsonArray values ? values.get(0) : json, expected(field));
    }
  }

  /// Protobuf's own messages, such as times, are not objects in JSON.
  private static boolean isMessage(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && !field.getMessageType().getFullName().startsWith("google.protobuf.");
  }

  private static String expected(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> "a whole number below two thousand million";
      case LONG -> "a whole number";
      case FLOAT, DOUBLE -> "a number";
      case BOOLEAN -> "true or false";
      case STRING -> "a text in quotes";
      case BYTE_STRING -> "bytes in Base64";
      case ENUM ->
          field.getEnumType().getValues().stream()
              .map(value -> value.getName())
              .collect(Collectors.joining(", ", "one of ", ""));
      case MESSAGE -> "a time such as \"2030-05-01T12:00:00Z\"";
    };
  }

  private static @Nullable FieldDescriptor field(Message.Builder message, String name) {
    return message.getDescriptorForType().getFields().stream()
        .filter(field -> field.getJsonName().equals(name) || field.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String names(Message.Builder message) {
    return message.getDescriptorForType().getFields().stream()
        .map(FieldDescriptor::getJsonName)
        .collect(Collectors.joining(", "));
  }

  private static String names(FieldDescriptor field) {
    return field.getContainingOneof().getFields().stream()
        .map(FieldDescriptor::getJsonName)
        .collect(Collectors.joining(", "));
  }

  private void fault(String path, JsonElement json, String expected) {
    faults.add(FieldViolation.of(path, json.toString(), expected));
  }
}
