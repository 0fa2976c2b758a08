package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Comparator;

/// A message type as the writer sees it: its fields by ascending number, and how it is written.
final class MessageTable {
  final Descriptor type;
  final FieldTable[] fields;
  final Form form;

  /// How a message is written.
  enum Form {
    /// As an object of its fields.
    OBJECT,
    TIMESTAMP,
    DURATION,
    /// As its one field.
    WRAPPER,
    ANY,
    /// By protobuf's own printer: FieldMask, Struct, Value, ListValue.
    PRINTER
  }

  MessageTable(Descriptor type) {
    this.type = type;
    this.fields =
        type.getFields().stream()
            .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
            .map(FieldTable::new)
            .toArray(FieldTable[]::new);
    this.form = formOf(type.getFullName());
  }

  private static Form formOf(String fullName) {
    return switch (fullName) {
      case "google.protobuf.Timestamp" -> Form.TIMESTAMP;
      case "google.protobuf.Duration" -> Form.DURATION;
      case "google.protobuf.Any" -> Form.ANY;
      case "google.protobuf.FieldMask",
          "google.protobuf.Struct",
          "google.protobuf.Value",
          "google.protobuf.ListValue" ->
          Form.PRINTER;
      case "google.protobuf.DoubleValue",
          "google.protobuf.FloatValue",
          "google.protobuf.Int64Value",
          "google.protobuf.UInt64Value",
          "google.protobuf.Int32Value",
          "google.protobuf.UInt32Value",
          "google.protobuf.BoolValue",
          "google.protobuf.StringValue",
          "google.protobuf.BytesValue" ->
          Form.WRAPPER;
      default -> Form.OBJECT;
    };
  }

  /// Whether a type is one of the wrappers of a single scalar.
  static boolean isWrapper(Descriptor type) {
    return formOf(type.getFullName()) == Form.WRAPPER;
  }

  /// Whether the JSON of the type is an object of its own fields.
  boolean isObject() {
    return form == Form.OBJECT;
  }

  /// The index of a field number, or -1 if the type has none such.
  int indexOf(int number, int guess) {
    if (guess < fields.length && fields[guess].number == number) {
      return guess;
    }
    int low = 0;
    int high = fields.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int here = fields[middle].number;
      if (here == number) {
        return middle;
      }
      if (here < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
