package id.karcis.booking.ticket;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// Makes the files of a ticket.
@Component
class TicketFiles {

  private final TicketSheets sheets;

  TicketFiles(TicketSheets sheets) {
    this.sheets = sheets;
  }

  TicketFile png(Ticket ticket) {
    return new TicketFile(name(ticket, "png"), "image/png", PngPictures.draw(code(ticket)));
  }

  TicketFile svg(Ticket ticket) {
    var picture = SvgPictures.draw(code(ticket)).getBytes(StandardCharsets.US_ASCII);
    return new TicketFile(name(ticket, "svg"), "image/svg+xml", picture);
  }

  TicketFile pdf(Ticket ticket) {
    return new TicketFile(
        name(ticket, "pdf"), TicketPdf.CONTENT_TYPE, TicketPdf.write(sheets.of(ticket)));
  }

  TicketFile calendar(Ticket ticket) {
    var file = TicketCalendar.write(sheets.of(ticket)).getBytes(StandardCharsets.UTF_8);
    return new TicketFile(name(ticket, "ics"), TicketCalendar.CONTENT_TYPE, file);
  }

  private QrMatrix code(Ticket ticket) {
    return QrMatrix.of(ticket.qrPayload());
  }

  private static String name(Ticket ticket, String extension) {
    return "karcis-%s-%s.%s".formatted(ticket.orderCode(), ticket.id(), extension);
  }
}
