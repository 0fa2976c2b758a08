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

/// JSON out of files.
public final class JsonFile {

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
      throw UploadRefusals.unsupported("is no JSON: " + firstLine(e), expected);
    }
  }

  /// The reader says where: `... at line 3 column 7 path $.sections[2]`.
  private static String firstLine(Exception e) {
    var message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("").replaceAll("^\\S*Exception: ", "");
  }
}
