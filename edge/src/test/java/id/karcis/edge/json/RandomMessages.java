package id.karcis.edge.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Messages with any values that have a JSON form.
final class RandomMessages {
  private static final int DEEPEST = 4;
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "ꦗꦮ",
          "🎟",
          "\"\\/\b\f\n\r\t\u0001\u001f\u007f",
          "</script>",
          "\u2028\u2029",
          "é".repeat(50),
          "NaN",
          "1");
  private static final long[] LONGS = {
    0, 1, -1, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final double[] DOUBLES = {
    0,
    1,
    -1,
    350,
    0.1,
    -1.5e300,
    1e15,
    1e16,
    4.9e-324,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final float[] FLOATS = {
    0, 1, -1, 350, 0.1f, 1e10f, 3.4e38f, Float.NaN, Float.POSITIVE_INFINITY
  };

  private final Random random;

  RandomMessages(long seed) {
    this.random = new Random(seed);
  }

  DynamicMessage next(Descriptor type) {
    return (DynamicMessage) message(type, 0);
  }

  private Message message(Descriptor type, int depth) {
    var builder = DynamicMessage.newBuilder(type);
    switch (type.getFullName()) {
      case "google.protobuf.Timestamp" ->
          seconds(builder, random.nextLong(-62_135_596_800L, 253_402_300_800L), nanos());
      case "google.protobuf.Duration" -> duration(builder);
      case "google.protobuf.FieldMask" -> {
        if (random.nextBoolean()) {
          FieldDescriptor paths = type.findFieldByName("paths");
          builder.addRepeatedField(paths, "some_field.other").addRepeatedField(paths, "name");
        }
      }
      case "google.protobuf.Value" ->
          builder.setField(type.findFieldByName("string_value"), text());
      case "google.protobuf.Any", "google.protobuf.Struct", "google.protobuf.ListValue" -> {}
      default -> fields(type, builder, depth);
    }
    return builder.build();
  }

  private void fields(Descriptor type, DynamicMessage.Builder builder, int depth) {
    boolean wrapper = MessageTable.isWrapper(type);
    for (FieldDescriptor field : type.getFields()) {
      boolean set = random.nextInt(wrapper ? 2 : 3) == 0;
      boolean tooDeep = depth >= DEEPEST && field.getType() == FieldDescriptor.Type.MESSAGE;
      if (set && !tooDeep && free(builder, field)) {
        field(builder, field, depth);
      }
    }
  }

  private static boolean free(DynamicMessage.Builder builder, FieldDescriptor field) {
    return field.getContainingOneof() == null || !builder.hasOneof(field.getContainingOneof());
  }

  private void field(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
    if (field.isMapField()) {
      map(builder, field, depth);
    } else if (field.isRepeated()) {
      for (int i = random.nextInt(4); i > 0; i--) {
        builder.addRepeatedField(field, value(field, depth));
      }
    } else {
      builder.setField(field, value(field, depth));
    }
  }

  private void map(DynamicMessage.Builder builder, FieldDescriptor field, int depth) {
    FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
    Set<Object> keys = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Object key = value(keyField, depth);
      if (keys.add(key)) {
        Message.Builder entry = builder.newBuilderForField(field).setField(keyField, key);
        builder.addRepeatedField(
            field, entry.setField(valueField, value(valueField, depth)).build());
      }
    }
  }

  private Object value(FieldDescriptor field, int depth) {
    return switch (field.getType()) {
      case STRING -> text();
      case BYTES -> bytes();
      case BOOL -> random.nextBoolean();
      case ENUM -> enumValue(field);
      case FLOAT ->
          random.nextBoolean() ? FLOATS[random.nextInt(FLOATS.length)] : random.nextFloat();
      case DOUBLE ->
          random.nextBoolean() ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
      case INT32, SINT32, UINT32, FIXED32, SFIXED32 -> (int) number();
      case INT64, SINT64, UINT64, FIXED64, SFIXED64 -> number();
      case MESSAGE -> message(field.getMessageType(), depth + 1);
      case GROUP -> throw new IllegalArgumentException("groups are not JSON");
    };
  }

  private Object enumValue(FieldDescriptor field) {
    int count = field.getEnumType().getValues().size();
    int number = count > 1 && random.nextInt(8) == 0 ? 1_000 : random.nextInt(count);
    return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
  }

  private long number() {
    return random.nextBoolean()
        ? LONGS[random.nextInt(LONGS.length)]
        : random.nextLong() >> random.nextInt(64);
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()))
        + (random.nextBoolean() ? random.nextInt(1_000) : "");
  }

  private ByteString bytes() {
    byte[] bytes = new byte[random.nextInt(8)];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private int nanos() {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1_000) * 1_000_000;
      case 2 -> random.nextInt(1_000_000) * 1_000;
      default -> random.nextInt(1_000_000_000);
    };
  }

  private void duration(DynamicMessage.Builder builder) {
    int sign = random.nextBoolean() ? 1 : -1;
    seconds(builder, sign * random.nextLong(315_576_000_000L), sign * nanos());
  }

  private static void seconds(DynamicMessage.Builder builder, long seconds, int nanos) {
    Descriptor type = builder.getDescriptorForType();
    builder
        .setField(type.findFieldByName("seconds"), seconds)
        .setField(type.findFieldByName("nanos"), nanos);
  }
}
