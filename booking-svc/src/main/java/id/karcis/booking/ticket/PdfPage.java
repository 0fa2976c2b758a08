package id.karcis.booking.ticket;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/// An A4 page that is filled from the top. Lengths are points (1/72 inch).
final class PdfPage implements AutoCloseable {

  static final float MARGIN = 56;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  /// Distance of lines, in sizes of the font.
  private static final float LEADING = 1.3f;

  private final PdfFont font;
  private final PDPageContentStream content;
  private float y = PDRectangle.A4.getHeight() - MARGIN;

  PdfPage(PDDocument document, PdfFont font) throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    this.font = font;
    content = new PDPageContentStream(document, page);
  }

  /// Writes a paragraph of at most `maxLines` lines and goes below it. What does not fit is written
  /// smaller, and cut when it does not fit in the smallest size either.
  void write(String text, float largest, float smallest, Color color, int maxLines)
      throws IOException {
    var drawn = font.drawable(text);
    float size = largest;
    while (size > smallest && font.wrap(drawn, size, WIDTH, maxLines + 1).size() > maxLines) {
      size--;
    }
    content.setNonStrokingColor(color);
    content.beginMarkedContent(COSName.getPDFName("Span"), meaning(text));
    content.setFont(font.font(), size);
    for (var line : font.wrap(drawn, size, WIDTH, maxLines)) {
      y -= size * LEADING;
      content.beginText();
      content.newLineAtOffset(MARGIN, y);
      content.showText(line);
      content.endText();
    }
    content.endMarkedContent();
  }

  /// Leaves a gap.
  void skip(float height) {
    y -= height;
  }

  /// Draws a QR code `side` wide as squares, sharp at any resolution, and goes below it.
  void draw(QrMatrix code, float side) throws IOException {
    float square = side / code.size();
    content.setNonStrokingColor(Color.BLACK);
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.isDark(column, row)) {
          content.addRect(MARGIN + column * square, y - (row + 1) * square, square, square);
        }
      }
    }
    content.fill();
    y -= side;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /// What the following glyphs mean (ISO 32000-1, 14.9.4).
  private static PDPropertyList meaning(String text) {
    var dictionary = new COSDictionary();
    dictionary.setString(COSName.ACTUAL_TEXT, text);
    return PDPropertyList.create(dictionary);
  }
}
