package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import id.karcis.edge.error.Violation;
import id.karcis.edge.model.Types;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a `google.protobuf.Any`. Its type may stand behind its fields, so the object is read
/// twice: once for `@type`, once as that type.
final class AnyReader {
  private static final String TYPE = "@type";
  private static final JsonFactory COPIES = new JsonFactory();

  private final Types types;
  private final Violations violations;

  AnyReader(Types types, Violations violations) {
    this.types = types;
    this.violations = violations;
  }

  void read(JsonParser json, Message.Builder into, JsonPath path) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      new ValueReader(violations).wrong(json, path, "an object with @type");
      return;
    }
    String copy = copy(json);
    if (copy.equals("{}")) {
      return;
    }
    String url = typeUrl(copy);
    Descriptor type = url == null ? null : types.findByUrl(url);
    if (url == null || type == null) {
      violations.add(
          new Violation(path.field(TYPE).toString(), "expected the URL of a known type"));
      return;
    }
    Message value = value(copy, type, path);
    into.setField(into.getDescriptorForType().findFieldByNumber(1), url);
    into.setField(into.getDescriptorForType().findFieldByNumber(2), value.toByteString());
  }

  private Message value(String copy, Descriptor type, JsonPath path) {
    var value = DynamicMessage.newBuilder(type);
    var reader = new MessageReader(types, violations);
    try (JsonParser again = JsonReader.parser(copy)) {
      if (new MessageTable(type).isObject()) {
        reader.object(again, value, path, TYPE);
        return value.build();
      }
      while (again.nextToken() != JsonToken.END_OBJECT) {
        boolean isValue = again.currentName().equals("value");
        again.nextToken();
        if (isValue) {
          reader.message(again, value, path.field("value"));
        } else {
          again.skipChildren();
        }
      }
      return value.build();
    }
  }

  private static @Nullable String typeUrl(String object) {
    try (JsonParser json = JsonReader.parser(object)) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        boolean isType = json.currentName().equals(TYPE);
        if (json.nextToken() == JsonToken.VALUE_STRING && isType) {
          return json.getString();
        }
        json.skipChildren();
      }
      return null;
    }
  }

  private static String copy(JsonParser json) {
    var text = new StringWriter();
    try (JsonGenerator out = COPIES.createGenerator(ObjectWriteContext.empty(), text)) {
      out.copyCurrentStructureExact(json);
    }
    return text.toString();
  }
}
