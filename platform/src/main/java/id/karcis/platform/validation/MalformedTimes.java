package id.karcis.platform.validation;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import id.karcis.platform.error.FieldViolation;
import java.util.ArrayList;
import java.util.List;

/// Finds the timestamps and durations of a message that are outside what protobuf defines (years 1
/// to 9999, nanoseconds below a second). JSON cannot say such, binary messages can.
final class MalformedTimes {

  private static final String EXPECTED = "a time within the years 1 to 9999";

  private MalformedTimes() {}

  static List<FieldViolation> in(Message message) {
    var found = new ArrayList<FieldViolation>();
    collect("", message, found);
    return found;
  }

  private static void collect(String path, Message message, List<FieldViolation> found) {
    switch (message) {
      case Timestamp time when !Timestamps.isValid(time) ->
          found.add(violation(path, time.getSeconds()));
      case Duration time when !Durations.isValid(time) ->
          found.add(violation(path, time.getSeconds()));
      default ->
          message.getAllFields().forEach((field, value) -> collect(path, field, value, found));
    }
  }

  private static void collect(
      String parent, FieldDescriptor field, Object value, List<FieldViolation> found) {
    var path = (parent.isEmpty() ? "" : parent + ".") + JsonNames.of(field.getName());
    switch (value) {
      case Message message -> collect(path, message, found);
      case List<?> values -> {
        for (var i = 0; i < values.size(); i++) {
          if (values.get(i) instanceof Message message) {
            collect(path + "[" + i + "]", message, found);
          }
        }
      }
      default -> {}
    }
  }

  private static FieldViolation violation(String path, long seconds) {
    return FieldViolation.of(path, Long.toString(seconds), EXPECTED);
  }
}
