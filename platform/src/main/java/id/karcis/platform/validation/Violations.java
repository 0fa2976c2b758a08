package id.karcis.platform.validation;

import build.buf.protovalidate.Violation;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Descriptors.FieldDescriptor;
import id.karcis.platform.error.FieldViolation;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words a broken rule for the caller: path in JSON names, what was expected, what was given unless
/// it is secret.
final class Violations {

  private static final Pattern SECRET_NAME = Pattern.compile("password|secret|token");

  private Violations() {}

  static FieldViolation describe(Violation violation) {
    var proto = violation.toProto();
    var given = given(violation.getFieldValue());
    var message = proto.getMessage().isEmpty() ? "does not hold" : proto.getMessage();
    return new FieldViolation(path(violation), reason(proto.getRuleId()), message + given);
  }

  /// A rule on a whole message is blamed on the field that its id begins with:
  /// `seat_ids.or_best_available` on `seatIds`.
  private static String path(Violation violation) {
    var proto = violation.toProto();
    var path = path(proto.getField());
    var dot = proto.getRuleId().indexOf('.');
    if (violation.getFieldValue() != null || dot < 0) {
      return path;
    }
    var field = JsonNames.of(proto.getRuleId().substring(0, dot));
    return path.isEmpty() ? field : path + "." + field;
  }

  private static String given(Violation.@Nullable FieldValue value) {
    if (value == null) {
      return "";
    }
    var field = value.getDescriptor();
    if (field.isRepeated() || isSecret(field)) {
      return "";
    }
    return switch (field.getJavaType()) {
      case STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN ->
          ", got '" + FieldViolation.abbreviate(String.valueOf(value.getValue())) + "'";
      case ENUM, MESSAGE, BYTE_STRING -> "";
    };
  }

  /// Marked with `debug_redact`, or named like something that is.
  private static boolean isSecret(FieldDescriptor field) {
    return field.getOptions().getDebugRedact() || SECRET_NAME.matcher(field.getName()).find();
  }

  private static String reason(String ruleId) {
    return ruleId.isEmpty()
        ? "INVALID"
        : ruleId.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }

  private static String path(FieldPath path) {
    return path.getElementsList().stream()
        .map(Violations::element)
        .collect(Collectors.joining("."));
  }

  private static String element(FieldPathElement element) {
    var name = JsonNames.of(element.getFieldName());
    return switch (element.getSubscriptCase()) {
      case INDEX -> name + "[" + element.getIndex() + "]";
      case STRING_KEY -> name + "[" + FieldViolation.abbreviate(element.getStringKey()) + "]";
      case INT_KEY -> name + "[" + element.getIntKey() + "]";
      case UINT_KEY -> name + "[" + Long.toUnsignedString(element.getUintKey()) + "]";
      case BOOL_KEY -> name + "[" + element.getBoolKey() + "]";
      case SUBSCRIPT_NOT_SET -> name;
    };
  }
}
