package id.karcis.booking.tickettype.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// Reads the first sheet of an XLSX file, after [XlsxGuard] has looked it through. Nothing in it is
/// evaluated: of a formula counts the result that was stored with it.
final class XlsxFile {

  /// Digits of a number that Excel vouches for; it stores 19.99 as 19.989999999999998.
  private static final MathContext DIGITS = new MathContext(15);

  /// Digits of any number that we take, so that `1E999999999` is not written out.
  private static final int MAX_EXPONENT = 20;

  private XlsxFile() {}

  static Sheet read(byte[] file, int maxRows) throws UnreadableSheet {
    XlsxGuard.check(file);
    var table = new SheetBuilder(maxRows);
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        var rows = workbook.getFirstSheet().openStream()) {
      var lines = rows.iterator();
      while (lines.hasNext() && !table.full()) {
        var row = lines.next();
        table.add(row.getRowNum(), cells(row));
      }
    } catch (IOException | RuntimeException e) {
      // The reader has no exception of its own for everything that a damaged file may lack.
      throw new UnreadableSheet("is no XLSX file, or damaged", e);
    }
    return table.build();
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < Math.min(row.getCellCount(), SheetBuilder.MAX_COLUMNS); i++) {
      cells.add(text(row.getCell(i)));
    }
    return cells;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    var stored = cell.getRawValue();
    var text = cell.getType() == CellType.STRING ? cell.asString() : stored;
    if (text == null) {
      return "";
    }
    return cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA
        ? number(text)
        : text;
  }

  private static String number(String text) {
    try {
      var number = new BigDecimal(text).round(DIGITS).stripTrailingZeros();
      return Math.abs(number.scale()) > MAX_EXPONENT ? text : number.toPlainString();
    } catch (NumberFormatException _) {
      return text;
    }
  }
}
