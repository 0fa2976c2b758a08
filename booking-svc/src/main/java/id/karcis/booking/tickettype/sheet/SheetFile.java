package id.karcis.booking.tickettype.sheet;

import id.karcis.booking.upload.TextFile;
import java.util.Arrays;

/// A file that may be a table. Its kind is known by what is in it, not by its name.
public final class SheetFile {

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private SheetFile() {}

  /// Reads a table: XLSX, or CSV in UTF-8.
  ///
  /// @param maxRows rows that are read below the header; one more, if there is one, shows that the
  ///   file has too many
  /// @throws UnreadableSheet if it is none
  public static Sheet read(byte[] file, int maxRows) throws UnreadableSheet {
    if (Arrays.equals(Arrays.copyOf(file, ZIP.length), ZIP)) {
      return XlsxFile.read(file, maxRows);
    }
    var text = TextFile.read(file);
    if (text.isEmpty()) {
      throw new UnreadableSheet("is neither a workbook nor text in UTF-8");
    }
    return CsvFile.read(text.get(), maxRows);
  }
}
