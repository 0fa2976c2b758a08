package id.karcis.booking.ticket;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Writes a ticket as one A4 page to print.
final class TicketPdf {

  static final String CONTENT_TYPE = "application/pdf";

  private static final float TITLE_SIZE = 26;
  private static final float LABEL_SIZE = 9;
  private static final float TEXT_SIZE = 14;
  private static final float GAP = 12;
  private static final int TITLE_LINES = 4;
  private static final int TEXT_LINES = 3;

  /// 8 cm: read from half a metre away.
  private static final float QR_SIDE = 227;

  private static final Color LABEL = new Color(0x66, 0x66, 0x66);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private TicketPdf() {}

  /// Returns the file.
  static byte[] write(TicketSheet sheet) {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle(sheet.eventName());
      document.getDocumentInformation().setCreator("Karcis");
      document.getDocumentCatalog().setLanguage("en");
      try (var page = new PdfPage(document)) {
        fill(page, sheet);
      }
      var file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("page of ticket " + sheet.ticket().id(), e);
    }
  }

  private static void fill(PdfPage page, TicketSheet sheet) throws IOException {
    page.write(sheet.eventName(), TITLE_SIZE, Color.BLACK, TITLE_LINES);
    page.skip(GAP);
    field(page, "WHEN", TIME.format(sheet.startTime().atZone(sheet.timeZone())));
    field(page, "WHERE", sheet.place());
    field(page, "SEAT", sheet.seat());
    field(page, "TICKET", sheet.ticketTypeName());
    field(page, "ORDER", sheet.ticket().orderCode());
    page.skip(GAP);
    page.draw(QrMatrix.of(sheet.ticket().qrPayload()), QR_SIDE);
    page.write(
        "Show this code at the gate. It admits one person, once.", LABEL_SIZE, LABEL, TEXT_LINES);
    page.write(sheet.ticket().id().toString(), LABEL_SIZE, LABEL, TEXT_LINES);
  }

  private static void field(PdfPage page, String label, String text) throws IOException {
    page.write(label, LABEL_SIZE, LABEL, 1);
    page.write(text, TEXT_SIZE, Color.BLACK, TEXT_LINES);
    page.skip(GAP);
  }
}
