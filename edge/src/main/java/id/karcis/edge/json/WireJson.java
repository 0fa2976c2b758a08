package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.edge.model.Types;
import java.util.Optional;

/// Writes wire bytes as proto3 JSON, unset fields without presence included, in one pass and
/// without building a message. It relies on what every canonical serialiser does: fields by
/// ascending number, singular fields once. Bytes that are otherwise go through protobuf's own
/// parser and printer, with the same meaning. Thread-safe.
public final class WireJson {
  private static final int GROWTH = 2;
  private static final int SMALLEST = 256;

  private final Types types;
  private final MessageTables tables = new MessageTables();
  private final SlowJson slow;

  public WireJson(Types types) {
    this.types = types;
    this.slow = new SlowJson(types);
  }

  /// The JSON text of a message, as UTF-8.
  ///
  /// @throws InvalidProtocolBufferException if the bytes are no such message, or it has no JSON
  ///   form
  public byte[] print(Descriptor type, byte[] wire) throws InvalidProtocolBufferException {
    var out = new JsonOut(wire.length * GROWTH + SMALLEST);
    try {
      new MessageWriter(types, tables, slow, new WireInput(wire), out).whole(tables.of(type));
      return out.toByteArray();
    } catch (OddWireException e) {
      return slow.print(type, wire);
    }
  }

  /// A `google.protobuf.Any` as JSON, or nothing if its type is unknown or its value broken.
  public Optional<byte[]> printAny(String typeUrl, byte[] value) {
    Descriptor type = types.findByUrl(typeUrl);
    if (type == null) {
      return Optional.empty();
    }
    var out = new JsonOut(value.length * GROWTH + SMALLEST);
    try {
      new MessageWriter(types, tables, slow, new WireInput(value), out)
          .any(typeUrl, tables.of(type));
      return Optional.of(out.toByteArray());
    } catch (OddWireException e) {
      return Optional.empty();
    }
  }

  /// A JSON string, quotes included.
  public byte[] printString(String text) {
    return new JsonOut(text.length() + SMALLEST).string(text).toByteArray();
  }
}
