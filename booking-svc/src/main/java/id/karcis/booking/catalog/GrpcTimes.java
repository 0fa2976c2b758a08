package id.karcis.booking.catalog;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments on the wire.
public final class GrpcTimes {

  private GrpcTimes() {}

  /// Writes a moment.
  public static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  /// Reads a moment that the contract's bounds let through, cut to microseconds: what the database
  /// keeps.
  public static Instant instant(Timestamp sent) {
    return Instant.ofEpochSecond(sent.getSeconds(), sent.getNanos()).truncatedTo(ChronoUnit.MICROS);
  }

  /// Reads a duration that the contract's bounds let through.
  public static java.time.Duration duration(Duration sent) {
    return java.time.Duration.ofSeconds(sent.getSeconds(), sent.getNanos());
  }
}
