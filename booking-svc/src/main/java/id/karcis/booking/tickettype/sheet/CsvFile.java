package id.karcis.booking.tickettype.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.List;

/// Reads CSV as spreadsheets write it (RFC 4180): fields apart by commas or, where commas are
/// decimal points, by semicolons, whichever the header has more of. A formula is text like any
/// other.
final class CsvFile {

  private CsvFile() {}

  static Sheet read(String text, int maxRows) throws UnreadableSheet {
    var table = new SheetBuilder(maxRows);
    try (var lines =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      for (CsvRecord line : lines) {
        table.add(Math.toIntExact(line.getStartingLineNumber()), cells(line));
        if (table.full()) {
          break;
        }
      }
    } catch (CsvParseException e) {
      throw new UnreadableSheet("is no CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
    return table.build();
  }

  private static List<String> cells(CsvRecord line) {
    return line.getFields().stream().limit(SheetBuilder.MAX_COLUMNS).toList();
  }

  private static char separator(String text) {
    var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    var semicolons = header.chars().filter(c -> c == ';').count();
    return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
  }
}
