package id.karcis.platform.validation;

import build.buf.validate.FieldPath;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import id.karcis.platform.error.FieldViolation;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Words what a request holds where it breaks a rule: nothing if that is secret or too large to be
/// shown.
final class GivenValues {

  private static final Pattern SECRET_NAME = Pattern.compile("password|secret|token");

  private GivenValues() {}

  /// Returns text such as `, got '11'` to stand behind what was expected, or nothing.
  static String at(FieldPath path, Message request) {
    Object value = request;
    for (var element : path.getElementsList()) {
      var message = (Message) value;
      var field = message.getDescriptorForType().findFieldByNumber(element.getFieldNumber());
      if (field == null || field.isMapField() || isSecret(field)) {
        return "";
      }
      value = message.getField(field);
      if (element.hasIndex() && value instanceof List<?> values) {
        value = values.get(Math.toIntExact(element.getIndex()));
      }
    }
    return worded(value);
  }

  private static String worded(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Number number -> quoted(number.toString());
      case Boolean flag -> quoted(flag.toString());
      case Duration time when Durations.isValid(time) -> quoted(Durations.toString(time));
      case Timestamp time when Timestamps.isValid(time) -> quoted(Timestamps.toString(time));
      case List<?> values -> listed(values);
      default -> "";
    };
  }

  private static String quoted(String text) {
    return ", got '" + FieldViolation.abbreviate(text) + "'";
  }

  private static String listed(List<?> values) {
    var seen = new HashSet<Object>();
    for (var value : values) {
      if (!seen.add(value)) {
        return value instanceof String text ? quoted(text) + " twice" : "";
      }
    }
    return ", got " + values.size();
  }

  /// Marked with `debug_redact`, or named like something that is.
  private static boolean isSecret(FieldDescriptor field) {
    return field.getOptions().getDebugRedact() || SECRET_NAME.matcher(field.getName()).find();
  }
}
