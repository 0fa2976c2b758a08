package id.karcis.booking.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the event of tickets as an iCalendar file (RFC 5545). Times are in UTC, which every
/// calendar shows in its reader's zone, so no time zone rules need to be sent along.
final class TicketCalendar {

  static final String CONTENT_TYPE = "text/calendar; charset=utf-8";

  /// Octets of a line without its line break (section 3.1).
  private static final int MAX_LINE_OCTETS = 75;

  /// Named one by one; a calendar shows no more.
  private static final int MAX_SEATS = 20;

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private TicketCalendar() {}

  /// Returns the file.
  ///
  /// @param sheets tickets of one order, at least one
  static String write(List<TicketSheet> sheets) {
    var ticket = sheets.getFirst().ticket();
    var show = sheets.getFirst().show();
    var status = ticket.status() == TicketStatus.CANCELLED ? "CANCELLED" : "CONFIRMED";
    return List.of(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Karcis//Tickets//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:" + (sheets.size() == 1 ? ticket.id() : ticket.orderId()) + "@karcis.id",
            "DTSTAMP:" + time(ticket.createTime()),
            "DTSTART:" + time(show.startTime()),
            "DTEND:" + time(show.endTime()),
            "SUMMARY:" + escape(show.name()),
            "LOCATION:" + escape(show.place()),
            "DESCRIPTION:" + escape(description(sheets)),
            "STATUS:" + status,
            "END:VEVENT",
            "END:VCALENDAR")
        .stream()
        .map(line -> fold(line) + "\r\n")
        .collect(Collectors.joining());
  }

  private static String description(List<TicketSheet> sheets) {
    var seats =
        sheets.stream()
            .limit(MAX_SEATS)
            .map(sheet -> sheet.ticketTypeName() + "\n" + sheet.seat() + "\n")
            .collect(Collectors.joining());
    var more = sheets.size() > MAX_SEATS ? sheets.size() - MAX_SEATS + " more\n" : "";
    return "%s%sOrder %s".formatted(seats, more, sheets.getFirst().ticket().orderCode());
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
