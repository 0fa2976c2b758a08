package id.karcis.booking.tickettype.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import id.karcis.booking.tickettype.sheet.Sheet.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Tables out of files, good and bad ones.
class SheetFileTest {

  private static final int MAX_ROWS = 100;
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @Test
  void readsCsvWithCommas() throws Exception {
    var sheet = csv("name,price\r\n\"Tribun \"\"A\"\", kiri\nbawah\", 10.50 \r\n\r\nꦭ,\r\n");
    assertThat(sheet.header()).containsExactly("name", "price");
    assertThat(sheet.rows())
        .containsExactly(
            new Row(2, List.of("Tribun \"A\", kiri\nbawah", "10.50")),
            new Row(5, List.of("ꦭ", "")));
  }

  @Test
  void readsCsvWithSemicolonsAndAByteOrderMark() throws Exception {
    var sheet = csv("\uFEFFname;price;\"a,b\"\nX;1,5;\n");
    assertThat(sheet.header()).containsExactly("name", "price", "a,b");
    assertThat(sheet.rows()).containsExactly(new Row(2, List.of("X", "1,5", "")));
  }

  @Test
  void takesFormulasOfCsvForText() throws Exception {
    var sheet = csv("name\n=HYPERLINK(\"\"http://x\"\")\n@SUM(1)\n");
    assertThat(sheet.rows())
        .extracting(row -> row.cell(0))
        .containsExactly("=HYPERLINK(\"\"http://x\"\")", "@SUM(1)");
  }

  @Test
  void readsOneRowMoreThanMayBe() throws Exception {
    assertThat(csv("name\n" + "x\n".repeat(MAX_ROWS + 50)).rows()).hasSize(MAX_ROWS + 1);
  }

  @Test
  void readsTheFirstSheetOfXlsx() throws Exception {
    var sheet =
        SheetFile.read(
            xlsx(
                List.of("name", "price", "quantity"),
                List.of("Ñandú 🎸", 19.99, 100),
                List.of("=1+1", 1e15, ""),
                List.of()),
            MAX_ROWS);
    assertThat(sheet.header()).containsExactly("name", "price", "quantity");
    assertThat(sheet.rows())
        .extracting(Row::line, row -> row.cell(0), row -> row.cell(1), row -> row.cell(2))
        .containsExactly(
            tuple(2, "Ñandú 🎸", "19.99", "100"), tuple(3, "=1+1", "1000000000000000", ""));
  }

  @Test
  void takesTheStoredResultOfAFormulaAndRoundsWhatExcelStores() throws Exception {
    var rows =
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>name</v></c></row>"
            + "<row r=\"7\"><c r=\"A7\"><f>9+10.99</f><v>19.989999999999998</v></c></row>";
    var sheet = SheetFile.read(withSheet(rows), MAX_ROWS);
    assertThat(sheet.rows()).containsExactly(new Row(7, List.of("19.99")));
  }

  @Test
  void refusesWhatIsNoTable() {
    refused("\u0000\u0001".getBytes(UTF_8), "neither a workbook nor text");
    refused("harga è".getBytes(ISO_8859_1), "neither a workbook nor text");
    refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "is no XLSX file, or damaged");
    refused(zip(Map.of("a.txt", "hello")), "is no XLSX file, or damaged");
    refused(" \n\n".getBytes(UTF_8), "is empty");
    refused("name\n\"never closed".getBytes(UTF_8), "is no CSV");
  }

  @Test
  void refusesAZipBomb() {
    var bomb = zip(Map.of("xl/media/image1.png", "\0".repeat(60 * 1024 * 1024)));
    assertThat(bomb).hasSizeLessThan(100_000);
    refused(bomb, "larger than it may be");
  }

  @Test
  void refusesManyRowsThatTakeLittleWhenPacked() throws Exception {
    refused(withSheet("<row/>".repeat(200_000)), "more rows or cells");
    refused(withSheet("<row r=\"1\">" + "<c/>".repeat(1_100_000) + "</row>"), "more rows or cells");
  }

  @Test
  void refusesACellBeyondItsSheet() throws Exception {
    var far = withSheet("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"str\"><v>x</v></c></row>");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> refused(far, "outside of its sheet"));
  }

  @Test
  void readsNothingFromOutside() throws Exception {
    var entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY b \"bbbb\">]>";
    var file =
        withWholeSheet(
            entity
                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;name</v></c></row>"
                + "</sheetData></worksheet>");
    assertThatExceptionOfType(UnreadableSheet.class)
        .isThrownBy(() -> {
          var sheet = SheetFile.read(file, MAX_ROWS);
          assertThat(sheet.header().toString()).doesNotContain("root:");
          throw new UnreadableSheet("read without what was outside");
        });
  }

  private static Sheet csv(String text) throws UnreadableSheet {
    return SheetFile.read(text.getBytes(UTF_8), MAX_ROWS);
  }

  private static void refused(byte[] file, String problem) {
    assertThatExceptionOfType(UnreadableSheet.class)
        .isThrownBy(() -> SheetFile.read(file, MAX_ROWS))
        .withMessageContaining(problem);
  }

  /// A workbook with these rows.
  @SafeVarargs
  static byte[] xlsx(List<? extends Object>... rows) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var workbook = new Workbook(file, "Test", "1.0")) {
      var sheet = workbook.newWorksheet("Tickets");
      for (var r = 0; r < rows.length; r++) {
        for (var c = 0; c < rows[r].size(); c++) {
          switch (rows[r].get(c)) {
            case Number number -> sheet.value(r, c, number);
            case Object text -> sheet.value(r, c, text.toString());
          }
        }
      }
    }
    return file.toByteArray();
  }

  private static byte[] withSheet(String rows) throws IOException {
    return withWholeSheet(
        "<?xml version=\"1.0\"?><worksheet xmlns="
            + "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows
            + "</sheetData></worksheet>");
  }

  /// A workbook whose sheet is replaced by other XML.
  private static byte[] withWholeSheet(String xml) throws IOException {
    var parts = new LinkedHashMap<String, String>();
    var workbook = new SeekableInMemoryByteChannel(xlsx(List.of("name")));
    try (var zip = ZipFile.builder().setSeekableByteChannel(workbook).get()) {
      for (var part : Collections.list(zip.getEntries())) {
        parts.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), UTF_8));
      }
    }
    assertThat(parts).containsKey(SHEET);
    parts.put(SHEET, xml);
    return zip(parts);
  }

  private static byte[] zip(Map<String, String> parts) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return file.toByteArray();
  }
}
