package id.karcis.booking.tickettype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.booking.tickettype.BulkFaults.Place;
import id.karcis.booking.upload.GrpcJsonFile;
import id.karcis.booking.upload.JsonFile;
import id.karcis.booking.upload.UploadRefusals;
import java.util.ArrayList;
import java.util.List;

/// Ticket types out of a JSON file.
final class GrpcBulkJson {

  private static final String LIST = "ticketTypes";

  private GrpcBulkJson() {}

  /// The elements of the list. Refuses INVALID_ARGUMENT `UNSUPPORTED_FILE` for anything but an
  /// object with that list alone.
  static List<JsonElement> rows(byte[] file) {
    if (JsonFile.read(file, GrpcBulkSource.EXPECTED) instanceof JsonObject object
        && object.size() == 1
        && object.get(LIST) instanceof JsonArray list) {
      return list.asList();
    }
    throw UploadRefusals.unsupported("holds other JSON", GrpcBulkSource.EXPECTED);
  }

  static List<GrpcBulkItem> items(List<JsonElement> rows, BulkFaults faults) {
    var items = new ArrayList<GrpcBulkItem>(rows.size());
    for (var i = 0; i < rows.size(); i++) {
      var line = i + 1;
      var type = TicketType.newBuilder();
      GrpcJsonFile.read(rows.get(i), type)
          .forEach(f -> faults.add(place(line, f.field()), f.reason(), f.description()));
      items.add(new GrpcBulkItem(type.build(), path -> place(line, path)));
    }
    return items;
  }

  private static Place place(int line, String path) {
    return new Place(line, path.isEmpty() ? "ticketType" : path);
  }
}
