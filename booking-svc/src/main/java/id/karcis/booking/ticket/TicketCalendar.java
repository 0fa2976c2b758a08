package id.karcis.booking.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the event of a ticket as an iCalendar file (RFC 5545). Times are in UTC, which every
/// calendar shows in its reader's zone, so no time zone rules need to be sent along.
final class TicketCalendar {

  static final String CONTENT_TYPE = "text/calendar; charset=utf-8";

  /// Octets of a line without its line break (section 3.1).
  private static final int MAX_LINE_OCTETS = 75;

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private TicketCalendar() {}

  /// Returns the file.
  static String write(TicketSheet sheet) {
    var ticket = sheet.ticket();
    var status = ticket.status() == TicketStatus.CANCELLED ? "CANCELLED" : "CONFIRMED";
    return List.of(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Karcis//Tickets//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:" + ticket.id() + "@karcis.id",
            "DTSTAMP:" + time(ticket.createTime()),
            "DTSTART:" + time(sheet.startTime()),
            "DTEND:" + time(sheet.endTime()),
            "SUMMARY:" + escape(sheet.eventName()),
            "LOCATION:" + escape(sheet.place()),
            "DESCRIPTION:" + escape(description(sheet)),
            "STATUS:" + status,
            "END:VEVENT",
            "END:VCALENDAR")
        .stream()
        .map(line -> fold(line) + "\r\n")
        .collect(Collectors.joining());
  }

  private static String description(TicketSheet sheet) {
    return "%s\n%s\nOrder %s"
        .formatted(sheet.ticketTypeName(), sheet.seat(), sheet.ticket().orderCode());
  }

  private static String time(Instant time) {
    return UTC_TIME.format(time);
  }

  /// Escapes a text value (section 3.3.11); other control characters have no place in one and are
  /// dropped.
  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }

  /// Breaks a long line between characters; each continuation begins with a space, which counts.
  private static String fold(String line) {
    var folded = new StringBuilder();
    int octets = 0;
    for (int character : line.codePoints().toArray()) {
      var text = Character.toString(character);
      int size = text.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > MAX_LINE_OCTETS) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(text);
      octets += size;
    }
    return folded.toString();
  }
}
