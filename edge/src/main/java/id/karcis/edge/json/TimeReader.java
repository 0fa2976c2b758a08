package id.karcis.edge.json;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text of `google.protobuf.Timestamp` and `Duration`. Protobuf's own reader takes more
/// than the two formats and logs what it does not take, which strangers could use to fill the log.
final class TimeReader {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern SECONDS = Pattern.compile("(-?)(\\d{1,12})(?:\\.(\\d{1,9}))?s");
  private static final int NANO_DIGITS = 9;

  private TimeReader() {}

  /// A time of the years 1 to 9999, or null.
  static @Nullable Timestamp timestamp(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      boolean known =
          time.getEpochSecond() >= TimeWriter.FIRST_SECOND
              && time.getEpochSecond() <= TimeWriter.LAST_SECOND;
      return known
          ? Timestamp.newBuilder()
              .setSeconds(time.getEpochSecond())
              .setNanos(time.getNano())
              .build()
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// A duration of at most 10,000 years, or null.
  static @Nullable Duration duration(String text) {
    Matcher parts = SECONDS.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    long seconds = Long.parseLong(parts.group(2));
    String fraction = parts.group(3);
    int nanos =
        fraction == null
            ? 0
            : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    if (seconds > TimeWriter.LONGEST_SECONDS) {
      return null;
    }
    int sign = parts.group(1).isEmpty() ? 1 : -1;
    return Duration.newBuilder().setSeconds(sign * seconds).setNanos(sign * nanos).build();
  }
}
