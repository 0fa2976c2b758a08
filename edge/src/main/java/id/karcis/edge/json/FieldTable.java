package id.karcis.edge.json;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the writer must know of a field, without asking the descriptor each time.
final class FieldTable {
  final FieldDescriptor field;
  final FieldDescriptor.Type type;
  final int number;
  final int wireType;

  /// `"name":`
  final byte[] label;

  final boolean repeated;
  final boolean map;

  /// Whether an unset field is printed with its default value.
  final boolean printedUnset;

  /// Index of its real oneof, or -1.
  final int oneof;

  private final Map<Integer, byte[]> enumNames;
  private @Nullable MessageTable message;

  FieldTable(FieldDescriptor field) {
    this.field = field;
    this.type = field.getType();
    this.number = field.getNumber();
    this.wireType = wireTypeOf(type);
    this.label = ('"' + field.getJsonName() + "\":").getBytes(StandardCharsets.UTF_8);
    this.repeated = field.isRepeated();
    this.map = field.isMapField();
    this.printedUnset = repeated || !field.hasPresence();
    this.oneof =
        field.getRealContainingOneof() == null ? -1 : field.getContainingOneof().getIndex();
    this.enumNames = type == FieldDescriptor.Type.ENUM ? enumNames(field) : Map.of();
  }

  private static Map<Integer, byte[]> enumNames(FieldDescriptor field) {
    boolean isNull = field.getEnumType().getFullName().equals("google.protobuf.NullValue");
    Map<Integer, byte[]> names = new HashMap<>();
    for (EnumValueDescriptor value : field.getEnumType().getValues()) {
      String text = isNull ? "null" : '"' + value.getName() + '"';
      names.putIfAbsent(value.getNumber(), text.getBytes(StandardCharsets.UTF_8));
    }
    return names;
  }

  static int wireTypeOf(FieldDescriptor.Type type) {
    return switch (type) {
      case INT32, INT64, UINT32, UINT64, SINT32, SINT64, BOOL, ENUM -> WireInput.VARINT;
      case FIXED64, SFIXED64, DOUBLE -> WireInput.FIXED64;
      case FIXED32, SFIXED32, FLOAT -> WireInput.FIXED32;
      case STRING, BYTES, MESSAGE -> WireInput.LENGTH;
      case GROUP -> -1;
    };
  }

  /// The JSON of an enum value, or null if the number has no name.
  byte @Nullable [] enumName(int value) {
    return enumNames.get(value);
  }

  /// The table of a message field's type; found on first use, so that types may hold themselves.
  MessageTable message(MessageTables tables) {
    MessageTable known = message;
    if (known == null) {
      known = tables.of(field.getMessageType());
      message = known;
    }
    return known;
  }
}
