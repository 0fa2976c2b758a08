package id.karcis.booking.ticket;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Writes tickets to print, each as one A4 page whatever its texts are.
final class TicketPdf {

  static final String CONTENT_TYPE = "application/pdf";

  private static final float TITLE_SIZE = 26;
  private static final float LABEL_SIZE = 9;
  private static final float TEXT_SIZE = 14;

  /// What does not fit its lines is written smaller, down to this.
  private static final float SMALLEST_SIZE = 8;

  private static final float GAP = 12;
  private static final int TITLE_LINES = 4;
  private static final int TEXT_LINES = 3;

  /// 8 cm: read from half a metre away.
  private static final float QR_SIDE = 227;

  private static final Color LABEL = new Color(0x66, 0x66, 0x66);

  private TicketPdf() {}

  /// Returns the file.
  ///
  /// @param sheets of one event, at least one
  static byte[] write(List<TicketSheet> sheets) {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle(sheets.getFirst().show().name());
      document.getDocumentInformation().setCreator("Karcis");
      document.getDocumentCatalog().setLanguage("en");
      var font = PdfFont.in(document);
      for (var sheet : sheets) {
        try (var page = new PdfPage(document, font)) {
          fill(page, sheet);
        }
      }
      var file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("page of ticket " + sheets.getFirst().ticket().id(), e);
    }
  }

  private static void fill(PdfPage page, TicketSheet sheet) throws IOException {
    page.write(sheet.show().name(), TITLE_SIZE, SMALLEST_SIZE, Color.BLACK, TITLE_LINES);
    page.skip(GAP);
    field(page, "WHEN", sheet.show().when(), 1);
    field(page, "WHERE", sheet.show().place(), TEXT_LINES);
    field(page, "SEAT", sheet.seat(), TEXT_LINES);
    field(page, "TICKET", sheet.ticketTypeName(), TEXT_LINES);
    field(page, "ORDER", sheet.ticket().orderCode(), 1);
    page.skip(GAP);
    page.draw(QrMatrix.of(sheet.ticket().qrPayload()), QR_SIDE);
    label(page, "Show this code at the gate. It admits one person, once.");
    label(page, sheet.ticket().id().toString());
  }

  private static void field(PdfPage page, String label, String text, int lines) throws IOException {
    label(page, label);
    page.write(text, TEXT_SIZE, SMALLEST_SIZE, Color.BLACK, lines);
    page.skip(GAP);
  }

  private static void label(PdfPage page, String text) throws IOException {
    page.write(text, LABEL_SIZE, LABEL_SIZE, LABEL, 1);
  }
}
