package id.karcis.edge.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads the text form of a single value: path variables, query parameters and JSON strings.
public final class TextValues {
  private TextValues() {}

  /// The value as [Message.Builder] takes it, or null if the text is none of the field's.
  public static @Nullable Object parse(FieldDescriptor field, String text) {
    return switch (field.getType()) {
      case STRING -> text;
      case BYTES -> base64(text);
      case BOOL -> bool(text);
      case ENUM -> enumByNameOrNumber(field, text);
      case MESSAGE -> message(field.getMessageType(), text);
      case GROUP -> null;
      default -> Numbers.parse(field.getType(), text);
    };
  }

  /// Whether values of the field have a text form at all.
  public static boolean hasTextForm(FieldDescriptor field) {
    return field.getType() != FieldDescriptor.Type.MESSAGE
        || MessageTable.isWrapper(field.getMessageType())
        || isTextMessage(field.getMessageType());
  }

  /// What a caller should have sent.
  public static String expectation(FieldDescriptor field) {
    return switch (field.getType()) {
      case STRING -> "a string";
      case BYTES -> "base64";
      case BOOL -> "true or false";
      case ENUM -> "one of " + names(field);
      case MESSAGE, GROUP -> messageExpectation(field.getMessageType());
      default -> Numbers.expectation(field.getType());
    };
  }

  private static String names(FieldDescriptor field) {
    return String.join(
        ", ", field.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList());
  }

  static String messageExpectation(Descriptor type) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp" -> "an RFC 3339 time such as 2026-01-31T18:30:00Z";
      case "google.protobuf.Duration" -> "a duration in seconds such as 1.5s";
      case "google.protobuf.FieldMask" -> "field names separated by commas";
      case "google.protobuf.ListValue" -> "a list";
      default ->
          MessageTable.isWrapper(type) ? expectation(type.findFieldByNumber(1)) : "an object";
    };
  }

  static boolean isTextMessage(Descriptor type) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask" ->
          true;
      default -> false;
    };
  }

  /// The value of an enum by name, or null.
  static @Nullable EnumValueDescriptor enumByName(FieldDescriptor field, String name) {
    return field.getEnumType().findValueByName(name);
  }

  /// The value of an enum by number; a number without a name is passed on, as proto3 wants.
  static @Nullable EnumValueDescriptor enumByNumber(FieldDescriptor field, String number) {
    Object value = Numbers.parse(FieldDescriptor.Type.INT32, number);
    return value == null
        ? null
        : field.getEnumType().findValueByNumberCreatingIfUnknown((Integer) value);
  }

  private static @Nullable EnumValueDescriptor enumByNameOrNumber(
      FieldDescriptor field, String text) {
    EnumValueDescriptor byName = enumByName(field, text);
    return byName == null ? enumByNumber(field, text) : byName;
  }

  private static @Nullable Boolean bool(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// Standard and URL alphabet, padded or not.
  private static @Nullable ByteString base64(String text) {
    String standard = text.replace('-', '+').replace('_', '/');
    try {
      return ByteString.copyFrom(Base64.getDecoder().decode(standard));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable Message message(Descriptor type, String text) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp" -> as(type, TimeReader.timestamp(text));
      case "google.protobuf.Duration" -> as(type, TimeReader.duration(text));
      case "google.protobuf.FieldMask" -> as(type, FieldMaskUtil.fromJsonString(text));
      default -> wrapper(type, text);
    };
  }

  private static @Nullable Message as(Descriptor type, @Nullable Message value) {
    try {
      return value == null ? null : DynamicMessage.parseFrom(type, value.toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Message wrapper(Descriptor type, String text) {
    if (!MessageTable.isWrapper(type)) {
      return null;
    }
    FieldDescriptor inner = type.findFieldByNumber(1);
    Object value = parse(inner, text);
    return value == null ? null : DynamicMessage.newBuilder(type).setField(inner, value).build();
  }
}
