package id.karcis.edge.json;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes `google.protobuf.Timestamp` and `Duration`, which both hold seconds and nanoseconds.
final class TimeWriter {
  private static final int SECONDS_TAG = 1 << 3 | WireInput.VARINT;
  private static final int NANOS_TAG = 2 << 3 | WireInput.VARINT;
  private static final int NANOS_PER_SECOND = 1_000_000_000;
  static final long FIRST_SECOND = -62_135_596_800L;
  static final long LAST_SECOND = 253_402_300_799L;
  static final long LONGEST_SECONDS = 315_576_000_000L;

  private TimeWriter() {}

  /// RFC 3339 in UTC, with 0, 3, 6 or 9 digits of a second.
  static void timestamp(WireInput in, JsonOut out) {
    long seconds = next(in, SECONDS_TAG);
    long nanos = next(in, NANOS_TAG);
    boolean known = seconds >= FIRST_SECOND && seconds <= LAST_SECOND && nanos >= 0;
    if (in.hasMore() || !known || nanos >= NANOS_PER_SECOND) {
      throw OddWireException.INSTANCE;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    out.raw('"');
    digits(out, time.getYear(), 4).raw('-');
    digits(out, time.getMonthValue(), 2).raw('-');
    digits(out, time.getDayOfMonth(), 2).raw('T');
    digits(out, time.getHour(), 2).raw(':');
    digits(out, time.getMinute(), 2).raw(':');
    digits(out, time.getSecond(), 2);
    fraction(out, (int) nanos);
    out.ascii("Z\"");
  }

  /// Seconds with 0, 3, 6 or 9 digits behind the point, and an `s`.
  static void duration(WireInput in, JsonOut out) {
    long seconds = next(in, SECONDS_TAG);
    long nanos = next(in, NANOS_TAG);
    boolean known = Math.abs(seconds) <= LONGEST_SECONDS && Math.abs(nanos) < NANOS_PER_SECOND;
    boolean oneSign = seconds == 0 || nanos == 0 || seconds < 0 == nanos < 0;
    if (in.hasMore() || !known || !oneSign) {
      throw OddWireException.INSTANCE;
    }
    out.raw('"');
    if (seconds < 0 || nanos < 0) {
      out.raw('-');
    }
    out.number(Math.abs(seconds));
    fraction(out, (int) Math.abs(nanos));
    out.ascii("s\"");
  }

  private static long next(WireInput in, int tag) {
    int before = in.position();
    if (in.hasMore() && in.tag() == tag) {
      return tag == NANOS_TAG ? (int) in.varint() : in.varint();
    }
    in.seek(before);
    return 0;
  }

  private static void fraction(JsonOut out, int nanos) {
    if (nanos == 0) {
      return;
    }
    out.raw('.');
    if (nanos % 1_000_000 == 0) {
      digits(out, nanos / 1_000_000, 3);
    } else if (nanos % 1_000 == 0) {
      digits(out, nanos / 1_000, 6);
    } else {
      digits(out, nanos, 9);
    }
  }

  private static JsonOut digits(JsonOut out, int value, int width) {
    int divisor = 1;
    for (int i = 1; i < width; i++) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      out.raw((char) ('0' + value / divisor % 10));
    }
    return out;
  }
}
