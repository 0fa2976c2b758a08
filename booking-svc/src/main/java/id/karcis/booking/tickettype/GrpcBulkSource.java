package id.karcis.booking.tickettype;

import com.google.gson.JsonElement;
import id.karcis.booking.event.EventTerms;
import id.karcis.booking.tickettype.sheet.Sheet;
import id.karcis.booking.tickettype.sheet.SheetFile;
import id.karcis.booking.tickettype.sheet.UnreadableSheet;
import id.karcis.booking.upload.TextFile;
import id.karcis.booking.upload.UploadRefusals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A file of ticket types, read but not understood. Prices of a table are numbers in the currency
/// of their event, so they are understood when the events are known.
sealed interface GrpcBulkSource {

  /// Most rows of a file.
  int MAX_ROWS = 10_000;

  /// What a file should be.
  String EXPECTED = "CSV in UTF-8 or XLSX with a header line, or JSON {\"ticketTypes\": [...]}";

  /// Reads a file of whatever kind. Refuses INVALID_ARGUMENT `UNSUPPORTED_FILE` when it is of
  /// another one, and for too many rows.
  static GrpcBulkSource of(byte[] file) {
    var source =
        startsLikeJson(file) ? new OfJson(GrpcBulkJson.rows(file)) : new OfTable(table(file));
    if (source.rows() > MAX_ROWS) {
      throw UploadRefusals.tooMany("rows", MAX_ROWS);
    }
    return source;
  }

  private static boolean startsLikeJson(byte[] file) {
    var text = TextFile.read(file).map(String::stripLeading).orElse("");
    return text.startsWith("{") || text.startsWith("[");
  }

  private static Sheet table(byte[] file) {
    try {
      var sheet = SheetFile.read(file, MAX_ROWS);
      if (BulkColumns.known(sheet.header())) {
        return sheet;
      }
      throw UploadRefusals.unsupported("has none of the columns in its first line", EXPECTED);
    } catch (UnreadableSheet e) {
      throw UploadRefusals.unsupported(String.valueOf(e.getMessage()), EXPECTED);
    }
  }

  /// How many rows there are.
  int rows();

  /// Ids of events that are named, as far as they are ids.
  Set<UUID> eventIds();

  /// The ticket types; what cannot be read is noted.
  ///
  /// @param events by id
  List<GrpcBulkItem> items(Map<UUID, EventTerms> events, BulkFaults faults);

  /// JSON.
  record OfJson(List<JsonElement> elements) implements GrpcBulkSource {

    @Override
    public int rows() {
      return elements.size();
    }

    @Override
    public Set<UUID> eventIds() {
      return items(Map.of(), new BulkFaults()).stream()
          .flatMap(item -> BulkIds.uuid(item.type().getEventId()).stream())
          .collect(Collectors.toSet());
    }

    @Override
    public List<GrpcBulkItem> items(Map<UUID, EventTerms> events, BulkFaults faults) {
      return GrpcBulkJson.items(elements, faults);
    }
  }

  /// CSV or XLSX.
  record OfTable(Sheet sheet) implements GrpcBulkSource {

    @Override
    public int rows() {
      return sheet.rows().size();
    }

    @Override
    public Set<UUID> eventIds() {
      var columns = BulkColumns.of(sheet.header(), new BulkFaults());
      return sheet.rows().stream()
          .flatMap(row -> BulkIds.uuid(columns.cell(row, BulkColumn.EVENT_ID)).stream())
          .collect(Collectors.toSet());
    }

    @Override
    public List<GrpcBulkItem> items(Map<UUID, EventTerms> events, BulkFaults faults) {
      return new GrpcBulkTable(BulkColumns.of(sheet.header(), faults), events, faults)
          .items(sheet.rows());
    }
  }
}
