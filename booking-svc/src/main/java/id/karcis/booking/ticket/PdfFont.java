package id.karcis.booking.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The one font of our pages: Liberation Sans, which PDFBox carries in its own jar and which draws
/// Latin, Greek, Cyrillic and Hebrew. A character it cannot draw (Javanese script, emoji) is shown
/// as a box, never an error; what was meant stays in the page as invisible text, so that copying
/// and reading aloud give it.
final class PdfFont {

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final int BOX = 0x25A1;
  private static final float UNITS_PER_EM = 1000f;

  private final PDType0Font font;
  private final CmapLookup glyphs;

  private PdfFont(PDType0Font font, CmapLookup glyphs) {
    this.font = font;
    this.glyphs = glyphs;
  }

  /// Loads the font into a document, which embeds the glyphs in use.
  static PdfFont in(PDDocument document) throws IOException {
    try (InputStream file = PDType0Font.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("PDFBox came without " + FILE);
      }
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
      document.registerTrueTypeFontForClosing(parsed);
      return new PdfFont(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
    }
  }

  PDType0Font font() {
    return font;
  }

  /// Returns the text with characters this font can draw only.
  String drawable(String text) {
    var result = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> isDrawable(c) || !isInvisible(c))
        .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
        .map(c -> isDrawable(c) ? c : BOX)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  /// Breaks a drawable text into lines of at most `width` points, at most `maxLines` of them; the
  /// last one ends in an ellipsis when there is more.
  List<String> wrap(String text, float size, float width, int maxLines) throws IOException {
    var lines = new ArrayList<String>();
    var rest = text.strip();
    while (!rest.isEmpty() && lines.size() < maxLines) {
      int end = lineEnd(rest, size, width);
      var line = rest.substring(0, end).strip();
      rest = rest.substring(end).strip();
      boolean cut = !rest.isEmpty() && lines.size() == maxLines - 1;
      lines.add(cut ? line.substring(0, Math.max(0, line.length() - 1)) + "…" : line);
    }
    return lines;
  }

  /// The last place to break before the line is too wide; in the middle of a word when there is
  /// none.
  private int lineEnd(String text, float size, float width) throws IOException {
    var breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int end = 0;
    for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      if (widthOf(text.substring(0, next).strip(), size) > width) {
        break;
      }
      end = next;
    }
    return end > 0 ? end : wordEnd(text, size, width);
  }

  private int wordEnd(String text, float size, float width) throws IOException {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (widthOf(text.substring(0, next), size) > width) {
        break;
      }
      end = next;
    }
    return end;
  }

  private float widthOf(String text, float size) throws IOException {
    return font.getStringWidth(text) / UNITS_PER_EM * size;
  }

  private boolean isDrawable(int character) {
    return glyphs.getGlyphId(character) != 0;
  }

  /// Joiners, variation selectors and the like: to be left out rather than shown as a box.
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.SURROGATE;
  }
}
