package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Writes the entries of a map field, which follow each other on the wire.
final class MapWriter {
  private final MessageWriter messages;
  private final MessageTables tables;
  private final WireInput in;
  private final JsonOut out;

  MapWriter(MessageWriter messages, MessageTables tables, WireInput in, JsonOut out) {
    this.messages = messages;
    this.tables = tables;
    this.in = in;
    this.out = out;
  }

  void entries(FieldTable field, int firstTag) {
    MessageTable entry = field.message(tables);
    Set<String> keys = new HashSet<>();
    int tag = firstTag;
    out.raw('{');
    while (true) {
      MessageWriter.requireWireType(field, tag);
      if (!keys.isEmpty()) {
        out.raw(',');
      }
      entry(entry.fields[0], entry.fields[1], keys);
      int before = in.position();
      if (!in.hasMore()) {
        break;
      }
      tag = in.tag();
      if (tag >>> 3 != field.number) {
        in.seek(before);
        break;
      }
    }
    out.raw('}');
  }

  private void entry(FieldTable key, FieldTable value, Set<String> keys) {
    int outer = in.enter();
    if (!keys.add(key(key))) {
      throw OddWireException.INSTANCE;
    }
    out.raw(':');
    if (in.hasMore()) {
      int tag = in.tag();
      if (tag >>> 3 != value.number) {
        throw OddWireException.INSTANCE;
      }
      MessageWriter.requireWireType(value, tag);
      messages.single(value);
    } else {
      unset(value);
    }
    if (in.hasMore()) {
      throw OddWireException.INSTANCE;
    }
    in.leave(outer);
  }

  /// Writes the key, quoted whatever its type, and answers its text.
  private String key(FieldTable key) {
    int before = in.position();
    var text = new JsonOut(32);
    var scalars = new ScalarWriter(in, text);
    int tag = in.hasMore() ? in.tag() : 0;
    if (tag >>> 3 == key.number) {
      MessageWriter.requireWireType(key, tag);
      scalars.value(key);
    } else {
      in.seek(before);
      scalars.unset(key);
    }
    byte[] written = text.toByteArray();
    if (written[0] == '"') {
      out.raw(written);
    } else {
      out.raw('"').raw(written).raw('"');
    }
    return new String(written, StandardCharsets.UTF_8);
  }

  private void unset(FieldTable value) {
    if (value.type == FieldDescriptor.Type.MESSAGE) {
      throw OddWireException.INSTANCE;
    }
    new ScalarWriter(in, out).unset(value);
  }
}
