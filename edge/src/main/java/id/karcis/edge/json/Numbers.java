package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads decimal text as a number of a protobuf type, exactly or not at all.
final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /// More digits than any 64-bit integer has; guards against `1e999999999`.
  private static final int MOST_DIGITS = 20;

  private static final int LONGEST_TEXT = 400;
  private static final BigInteger MAX_UINT32 = BigInteger.valueOf(0xFFFFFFFFL);
  private static final BigInteger MAX_UINT64 =
      BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);

  private Numbers() {}

  /// The value as protobuf holds it (Integer, Long, Float, Double), or null if the text is none of
  /// the type's.
  static @Nullable Object parse(FieldDescriptor.Type type, String text) {
    return switch (type) {
      case INT32, SINT32, SFIXED32 -> {
        BigInteger value = integer(text);
        yield value == null || value.bitLength() >= Integer.SIZE ? null : (Object) value.intValue();
      }
      case INT64, SINT64, SFIXED64 -> {
        BigInteger value = integer(text);
        yield value == null || value.bitLength() >= Long.SIZE ? null : (Object) value.longValue();
      }
      case UINT32, FIXED32 -> {
        BigInteger value = unsigned(text, MAX_UINT32);
        yield value == null ? null : (Object) value.intValue();
      }
      case UINT64, FIXED64 -> {
        BigInteger value = unsigned(text, MAX_UINT64);
        yield value == null ? null : (Object) value.longValue();
      }
      case FLOAT -> toFloat(text);
      case DOUBLE -> toDouble(text);
      default -> throw new IllegalArgumentException(type + " is no number type");
    };
  }

  /// What a caller should have sent.
  static String expectation(FieldDescriptor.Type type) {
    return switch (type) {
      case INT32, SINT32, SFIXED32 -> "a whole number from -2147483648 to 2147483647";
      case INT64, SINT64, SFIXED64 -> "a whole number of 64 bits, as a string or a number";
      case UINT32, FIXED32 -> "a whole number from 0 to 4294967295";
      case UINT64, FIXED64 -> "a whole number of 64 bits from 0 up, as a string or a number";
      default -> "a number";
    };
  }

  private static @Nullable BigInteger unsigned(String text, BigInteger largest) {
    BigInteger value = integer(text);
    return value == null || value.signum() < 0 || value.compareTo(largest) > 0 ? null : value;
  }

  private static @Nullable BigInteger integer(String text) {
    BigDecimal value = decimal(text);
    if (value == null) {
      return null;
    }
    long digits = (long) value.precision() - value.scale();
    if (value.signum() == 0) {
      return BigInteger.ZERO;
    }
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    return whole && digits <= MOST_DIGITS ? value.toBigIntegerExact() : null;
  }

  private static @Nullable BigDecimal decimal(String text) {
    if (text.length() > LONGEST_TEXT || !DECIMAL.matcher(text).matches()) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object toDouble(String text) {
    Double special = special(text);
    if (special != null) {
      return special;
    }
    if (text.length() > LONGEST_TEXT || !DECIMAL.matcher(text).matches()) {
      return null;
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? null : (Object) value;
  }

  private static @Nullable Object toFloat(String text) {
    Double special = special(text);
    if (special != null) {
      return special.floatValue();
    }
    if (text.length() > LONGEST_TEXT || !DECIMAL.matcher(text).matches()) {
      return null;
    }
    float value = Float.parseFloat(text);
    return Float.isInfinite(value) ? null : (Object) value;
  }

  private static @Nullable Double special(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }
}
