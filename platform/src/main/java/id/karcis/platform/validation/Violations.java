package id.karcis.platform.validation;

import build.buf.protovalidate.Violation;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import id.karcis.platform.error.FieldViolation;
import java.util.Locale;
import java.util.stream.Collectors;

/// Words a broken rule for the caller: path in JSON names, what was expected, what was given unless
/// it is secret.
final class Violations {

  private static final String PATTERN = "string.pattern";

  private Violations() {}

  static FieldViolation describe(Violation violation, Message request) {
    var proto = violation.toProto();
    var given = GivenValues.at(proto.getField(), request);
    return new FieldViolation(path(violation), reason(proto.getRuleId()), words(violation) + given);
  }

  private static String words(Violation violation) {
    var proto = violation.toProto();
    var message = proto.getMessage().isEmpty() ? "does not hold" : proto.getMessage();
    var rule = violation.getRuleValue();
    return rule != null && proto.getRuleId().equals(PATTERN)
        ? PatternWords.of(String.valueOf(rule.getValue())).orElse(message)
        : message;
  }

  /// A rule on a whole message is blamed on the field that its id begins with:
  /// `seat_ids.or_best_available` on `seatIds`.
  private static String path(Violation violation) {
    var proto = violation.toProto();
    var path = path(proto.getField());
    var dot = proto.getRuleId().indexOf('.');
    if (violation.getFieldValue() != null || dot < 0 || !isWritten(proto.getRule())) {
      return path;
    }
    var name = proto.getRuleId().substring(0, dot);
    if (endsWith(proto.getField(), name)) {
      return path; // A rule written on the field itself.
    }
    var field = JsonNames.of(name);
    return path.isEmpty() ? field : path + "." + field;
  }

  private static boolean endsWith(FieldPath path, String fieldName) {
    int size = path.getElementsCount();
    return size > 0 && path.getElements(size - 1).getFieldName().equals(fieldName);
  }

  /// Tells whether somebody wrote the rule as an expression; the others are about one field, or one
  /// item of a list.
  private static boolean isWritten(FieldPath rule) {
    return rule.getElementsCount() == 0 || rule.getElements(0).getFieldName().equals("cel");
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
