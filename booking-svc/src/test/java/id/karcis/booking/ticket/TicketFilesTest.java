package id.karcis.booking.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of a ticket.
class TicketFilesTest {

  private static final String PAYLOAD = "Ab-_9".repeat(30);

  @Test
  void drawsAPngThatAReaderReads() throws Exception {
    var image = ImageIO.read(new ByteArrayInputStream(PngPictures.draw(QrMatrix.of(PAYLOAD))));
    assertThat(image.getWidth()).isEqualTo(480);
    assertThat(image.getHeight()).isEqualTo(480);
    var pixels = image.getRGB(0, 0, 480, 480, null, 0, 480);
    assertThat(decode(pixels, 480)).isEqualTo(PAYLOAD);
  }

  @Test
  void drawsTheSameSquaresAsSvg() throws Exception {
    var svg = SvgPictures.draw(QrMatrix.of(PAYLOAD));
    var size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
    assertThat(size.find()).isTrue();
    int scale = 4;
    int side = Integer.parseInt(size.group(1)) * scale;
    var pixels = new int[side * side];
    Arrays.fill(pixels, 0xFFFFFF);
    var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(svg);
    while (runs.find()) {
      int left = Integer.parseInt(runs.group(1)) * scale;
      int right = left + Integer.parseInt(runs.group(3)) * scale;
      int top = Integer.parseInt(runs.group(2)) * scale;
      for (int y = top; y < top + scale; y++) {
        Arrays.fill(pixels, y * side + left, y * side + right, 0);
      }
    }
    assertThat(decode(pixels, side)).isEqualTo(PAYLOAD);
  }

  @Test
  void printsOnePageWithAllThatAGuestNeeds() throws Exception {
    var file = TicketPdf.write(sheets("Malam Puisi Émile"));
    try (var document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(document))
          .contains("Malam Puisi Émile", "Gedung Kesenian, Jl. Merdeka 1", "Balkon, row A, seat 7")
          .contains("BKG-AC34F", "Tribun", "Saturday, 2 January 2027, 19:30 WIB");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ꦏꦺꦴꦤ꧀ꦱꦼꦂ 🎸👩‍👩‍👧",
        "\u0000\t\r\n",
        "W",
        "שלום Жизнь",
        "\uD83C broken",
        "é",
        ""
      })
  void printsAnyName(String name) throws Exception {
    try (var document = Loader.loadPDF(TicketPdf.write(sheets(name)))) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(document)).contains("BKG-AC34F");
    }
  }

  @Test
  void keepsALongNameOnThePage() throws Exception {
    for (var name : new String[] {"W".repeat(200), "kata ".repeat(40), "ꦏ".repeat(200)}) {
      try (var document = Loader.loadPDF(TicketPdf.write(sheets(name)))) {
        assertThat(document.getNumberOfPages()).isOne();
        assertThat(new PDFTextStripper().getText(document)).contains("Show this code");
      }
    }
  }

  /// Everything as long and wide as the contract allows: nothing leaves the page.
  @ParameterizedTest
  @ValueSource(strings = {"W", "ꦏ", "kata ", "Ж", "🎸"})
  void fitsEverythingOnOnePage(String character) throws Exception {
    var seat = sheet("").ticket();
    var ticket =
        new Ticket(
            seat.id(),
            seat.orderId(),
            "BKG-AC34FAC34FAC",
            seat.eventId(),
            seat.userId(),
            seat.ticketTypeId(),
            seat.seatId(),
            of(character, 100),
            of(character, 20),
            of(character, 10),
            TicketStatus.VALID,
            1,
            PAYLOAD,
            null,
            seat.createTime());
    var show =
        new Show(
            of(character, 200),
            Instant.parse("2027-09-22T12:30:00Z"),
            Instant.parse("2027-09-22T15:30:00Z"),
            ZoneId.of("America/Argentina/ComodRivadavia"),
            of(character, 200),
            of(character, 500));
    try (var document =
        Loader.loadPDF(
            TicketPdf.write(List.of(new TicketSheet(ticket, show, of(character, 200)))))) {
      assertThat(document.getNumberOfPages()).isOne();
      var lines = new LowestText();
      var text = lines.getText(document);
      assertThat(text).contains("BKG-AC34FAC34FAC", "Show this code", ticket.id().toString());
      assertThat(lines.lowest).isLessThan(PDRectangle.A4.getHeight() - 30);
      assertThat(decode(document, 0)).isEqualTo(PAYLOAD);
    }
  }

  private static String of(String character, int count) {
    var text = character.repeat(count);
    return text.substring(0, text.offsetByCodePoints(0, count)).strip();
  }

  /// How far down the page text goes, in points from the top.
  private static final class LowestText extends PDFTextStripper {
    private float lowest;

    @Override
    protected void processTextPosition(TextPosition text) {
      lowest = Math.max(lowest, text.getY());
      super.processTextPosition(text);
    }
  }

  /// Reads the QR code of a page as a scanner would.
  private static String decode(PDDocument document, int page) throws Exception {
    var image = new PDFRenderer(document).renderImageWithDPI(page, 150, ImageType.RGB);
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
  }

  @Test
  void printsAPageATicket() throws Exception {
    var two = List.of(sheet("Malam Puisi"), sheet("Malam Puisi"), sheet("Malam Puisi"));
    try (var document = Loader.loadPDF(TicketPdf.write(two))) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      assertThat(decode(document, 2)).isEqualTo(PAYLOAD);
    }
  }

  @Test
  void namesTheSeatsOfAnOrderInTheCalendar() {
    var sheets = Collections.nCopies(25, sheet("Malam Puisi"));
    var file = unfold(TicketCalendar.write(sheets));
    assertThat(file)
        .contains("UID:" + sheets.getFirst().ticket().orderId())
        .contains("5 more\\nOrder BKG-AC34F");
    assertThat(file.split("Balkon", -1)).hasSize(21);
  }

  @Test
  void writesACalendarEntry() {
    var file = TicketCalendar.write(sheets("Konser; \"Ñandú\", \\o/\nBEGIN:VEVENT"));
    assertThat(file).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(unfold(file))
        .contains("\r\nDTSTART:20270102T123000Z\r\n", "\r\nDTEND:20270102T153000Z\r\n")
        .contains("\r\nSUMMARY:Konser\\; \"Ñandú\"\\, \\\\o/\\nBEGIN:VEVENT\r\n")
        .contains("\r\nLOCATION:Gedung Kesenian\\, Jl. Merdeka 1\r\n");
    assertThat(file.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(Pattern.compile("(?m)^BEGIN:VEVENT").matcher(file).results().count()).isOne();
  }

  @Test
  void foldsLongLinesBetweenCharacters() {
    var name = "🎸ꦏé".repeat(60);
    var file = TicketCalendar.write(sheets(name));
    assertThat(unfold(file)).contains("SUMMARY:" + name);
    assertThat(file.split("\r\n"))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  private static String unfold(String file) {
    return file.replace("\r\n ", "");
  }

  private static String decode(int[] pixels, int side) throws Exception {
    var source = new RGBLuminanceSource(side, side, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  private static List<TicketSheet> sheets(String eventName) {
    return List.of(sheet(eventName));
  }

  private static TicketSheet sheet(String eventName) {
    var ticket =
        new Ticket(
            UUID.fromString("0190b3f1-7c1e-7d2a-9c55-3f0e8a6b1c42"),
            UUID.randomUUID(),
            "BKG-AC34F",
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Balkon",
            "A",
            "7",
            TicketStatus.VALID,
            1,
            PAYLOAD,
            null,
            Instant.parse("2026-12-01T00:00:00Z"));
    var show =
        new Show(
            eventName,
            Instant.parse("2027-01-02T12:30:00Z"),
            Instant.parse("2027-01-02T15:30:00Z"),
            ZoneId.of("Asia/Jakarta"),
            "Gedung Kesenian",
            "Jl. Merdeka 1");
    return new TicketSheet(ticket, show, "Tribun");
  }
}
