package id.karcis.booking.upload;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;

/// JSON out of files.
public final class JsonFile {

  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}) column (\\d{1,9})");

  private JsonFile() {}

  /// Reads a file that must be JSON, by the letter of RFC 8259. Refuses INVALID_ARGUMENT
  /// `UNSUPPORTED_FILE` if it is not.
  ///
  /// @param expected what it should have been
  public static JsonElement read(byte[] file, String expected) {
    var text =
        TextFile.read(file)
            .orElseThrow(() -> UploadRefusals.unsupported("is no text in UTF-8", expected));
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      var json = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("more than one value");
      }
      return json;
    } catch (JsonParseException | IOException e) {
      throw UploadRefusals.unsupported("is not JSON" + place(e), expected);
    }
  }

  /// Where the reader stopped, which it says in the midst of its advice to programmers; empty when
  /// it does not.
  private static String place(Exception e) {
    var place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? " (line %s, column %s)".formatted(place.group(1), place.group(2)) : "";
  }
}
