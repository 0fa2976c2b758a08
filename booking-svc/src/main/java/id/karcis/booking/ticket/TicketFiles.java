package id.karcis.booking.ticket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes the files of tickets.
@Component
public class TicketFiles {

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
    return pdf(sheets.of(ticket));
  }

  TicketFile calendar(Ticket ticket) {
    return calendar(List.of(sheets.of(ticket)));
  }

  /// One ticket to print.
  public TicketFile pdf(TicketSheet sheet) {
    return new TicketFile(
        name(sheet.ticket(), "pdf"), TicketPdf.CONTENT_TYPE, TicketPdf.write(List.of(sheet)));
  }

  /// Tickets of one order to print, a page each.
  public TicketFile pdf(List<TicketSheet> ofOrder) {
    return new TicketFile(
        nameOfOrder(ofOrder, "pdf"), TicketPdf.CONTENT_TYPE, TicketPdf.write(ofOrder));
  }

  /// The event of tickets of one order for a calendar.
  public TicketFile calendar(List<TicketSheet> ofOrder) {
    var file = TicketCalendar.write(ofOrder).getBytes(StandardCharsets.UTF_8);
    var name =
        ofOrder.size() == 1
            ? name(ofOrder.getFirst().ticket(), "ics")
            : nameOfOrder(ofOrder, "ics");
    return new TicketFile(name, TicketCalendar.CONTENT_TYPE, file);
  }

  private QrMatrix code(Ticket ticket) {
    return QrMatrix.of(ticket.qrPayload());
  }

  private static String name(Ticket ticket, String extension) {
    return "karcis-%s-%s.%s".formatted(ticket.orderCode(), ticket.id(), extension);
  }

  private static String nameOfOrder(List<TicketSheet> ofOrder, String extension) {
    return "karcis-%s.%s".formatted(ofOrder.getFirst().ticket().orderCode(), extension);
  }
}
