package id.karcis.booking.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a ticket is for: the event, with all that its papers and mails say of it.
///
/// @param timeZone in which the times are shown
/// @param venueAddress may be empty
public record Show(
    String name,
    Instant startTime,
    Instant endTime,
    ZoneId timeZone,
    String venueName,
    String venueAddress) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  /// When it starts, on one line.
  public String when() {
    return TIME.format(startTime.atZone(timeZone));
  }

  /// The hall and where it is, on one line.
  public String place() {
    return venueAddress.isBlank() ? venueName : venueName + ", " + venueAddress;
  }
}
