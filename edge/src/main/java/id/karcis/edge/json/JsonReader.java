package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import id.karcis.edge.model.Types;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads proto3 JSON strictly: RFC 8259 syntax and nothing beside it, no key twice, well-formed
/// UTF-8 and no lone surrogates, each value of its field's type. Unknown fields are skipped. Bad
/// values are gathered, so that the caller learns of all of them at once; bad syntax ends the
/// reading. Thread-safe.
public final class JsonReader {
  /// Well below the 100 levels at which protobuf parsers stop.
  static final int DEEPEST = 64;

  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_STRING = 8 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_STRING)
                  .build())
          .build();

  private final Types types;

  public JsonReader(Types types) {
    this.types = types;
  }

  /// Reads a body into a whole message; a blank body is `{}`.
  ///
  /// @throws BadRequestException naming each bad field
  public void read(byte[] json, Message.Builder into) {
    String text = decode(json);
    if (!text.isBlank()) {
      parse(text, (parser, binder) -> binder.message(parser, into, JsonPath.ROOT));
    }
  }

  /// Reads a body into one field of a message; a blank body leaves the field unset.
  ///
  /// @throws BadRequestException naming each bad field
  public void readField(byte[] json, Message.Builder into, FieldDescriptor field) {
    String text = decode(json);
    if (!text.isBlank()) {
      parse(text, (parser, binder) -> binder.field(parser, into, field, JsonPath.ROOT));
    }
  }

  private interface Reading {
    void run(JsonParser parser, MessageReader binder);
  }

  private void parse(String text, Reading reading) {
    var violations = new Violations();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      reading.run(parser, new MessageReader(types, violations));
      if (parser.nextToken() != null) {
        throw malformed(parser.currentTokenLocation());
      }
    } catch (JacksonException e) {
      throw malformed(e);
    }
    violations.throwIfAny();
  }

  private static String decode(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestException(new Violation("", "the body is not UTF-8"));
    }
  }

  /// Parses JSON that stands inside the body, for messages that must be read twice.
  static JsonParser parser(String json) {
    JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json);
    parser.nextToken();
    return parser;
  }

  private static BadRequestException malformed(JacksonException e) {
    String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
    if (message.contains("nesting depth")) {
      return new BadRequestException(
          new Violation("", "the JSON is nested deeper than " + DEEPEST + " levels"));
    }
    if (message.startsWith("Duplicate")) {
      return new BadRequestException(
          new Violation("", "a key stands twice in one object" + at(e.getLocation())));
    }
    return malformed(e.getLocation());
  }

  private static BadRequestException malformed(TokenStreamLocation location) {
    return new BadRequestException(new Violation("", "malformed JSON" + at(location)));
  }

  private static String at(TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
