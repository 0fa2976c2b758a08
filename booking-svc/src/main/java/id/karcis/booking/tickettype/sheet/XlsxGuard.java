package id.karcis.booking.tickettype.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Looks through an XLSX file before it is read: how much it is when unpacked (a zip bomb), and
/// whether its cells are at places that a sheet has, since the reader makes room for all before
/// them.
final class XlsxGuard {

  /// Bytes of all parts together; 10,000 rows of a table of ours take a tenth.
  private static final long MAX_UNPACKED_BYTES = 48L * 1024 * 1024;

  private static final int MAX_PARTS = 1_000;

  /// Cells of all sheets, and rows, empty ones too.
  private static final int MAX_CELLS = 1_000_000;

  private static final int MAX_ROWS = 100_000;

  /// Up to column XFD and seven digits of row.
  private static final Pattern PLACE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

  private static final XMLInputFactory XML = factory();

  private long unpacked;
  private int cells;
  private int rows;

  private XlsxGuard() {}

  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /// @throws UnreadableSheet if it is not safe to be read
  static void check(byte[] file) throws UnreadableSheet {
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      var parts = Collections.list(zip.getEntries());
      if (parts.size() > MAX_PARTS) {
        throw new UnreadableSheet("has more parts than a workbook");
      }
      var guard = new XlsxGuard();
      for (var part : parts) {
        guard.check(zip, part);
      }
    } catch (IOException e) {
      throw new UnreadableSheet("is no XLSX file, or damaged", e);
    }
  }

  private void check(ZipFile zip, ZipArchiveEntry part) throws IOException, UnreadableSheet {
    try (var bytes = new Counted(zip.getInputStream(part))) {
      try {
        look(bytes);
      } catch (XMLStreamException _) {
        // No XML, such as a picture, or too much of it: the rest is only unpacked.
      }
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (TooMuch _) {
      throw new UnreadableSheet("is larger than it may be when unpacked");
    }
  }

  private void look(InputStream bytes) throws XMLStreamException, UnreadableSheet {
    var xml = XML.createXMLStreamReader(bytes);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      }
    }
  }

  private void element(XMLStreamReader xml) throws UnreadableSheet {
    switch (xml.getLocalName()) {
      case "row" -> rows++;
      case "c" -> {
        cells++;
        var place = xml.getAttributeValue(null, "r");
        if (place != null && !PLACE.matcher(place).matches()) {
          throw new UnreadableSheet("has a cell outside of its sheet");
        }
      }
      default -> {
        return;
      }
    }
    if (rows > MAX_ROWS || cells > MAX_CELLS) {
      throw new UnreadableSheet("has more rows or cells than may be");
    }
  }

  /// Counts what is unpacked.
  private final class Counted extends FilterInputStream {

    Counted(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws TooMuch {
      unpacked += bytes;
      if (unpacked > MAX_UNPACKED_BYTES) {
        throw new TooMuch();
      }
    }
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
