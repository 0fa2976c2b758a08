package id.karcis.edge.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.edge.model.Types;
import java.util.Arrays;

/// Writes one message and what is in it. Used once.
final class MessageWriter {
  /// As deep as protobuf's own parsers go.
  private static final int DEEPEST = 100;

  private static final int MOST_ONEOFS = Long.SIZE;

  private final Types types;
  private final MessageTables tables;
  private final SlowJson slow;
  private final WireInput in;
  private final JsonOut out;
  private final ScalarWriter scalars;
  private int depth;

  MessageWriter(Types types, MessageTables tables, SlowJson slow, WireInput in, JsonOut out) {
    this.types = types;
    this.tables = tables;
    this.slow = slow;
    this.in = in;
    this.out = out;
    this.scalars = new ScalarWriter(in, out);
  }

  /// The message that fills the rest of the view.
  void whole(MessageTable table) {
    if (++depth > DEEPEST) {
      throw OddWireException.INSTANCE;
    }
    switch (table.form) {
      case OBJECT -> {
        out.raw('{');
        fields(table, true);
        out.raw('}');
      }
      case TIMESTAMP -> TimeWriter.timestamp(in, out);
      case DURATION -> TimeWriter.duration(in, out);
      case WRAPPER -> wrapper(table.fields[0]);
      case ANY -> any();
      case PRINTER -> printer(table);
    }
    depth--;
  }

  /// An `Any` whose value fills the view.
  void any(String typeUrl, MessageTable table) {
    out.ascii("{\"@type\":").string(typeUrl);
    if (table.isObject()) {
      fields(table, false);
    } else {
      out.ascii(",\"value\":");
      whole(table);
    }
    out.raw('}');
  }

  private void fields(MessageTable table, boolean first) {
    boolean comma = !first;
    int next = 0;
    long oneofs = 0;
    while (in.hasMore()) {
      int tag = in.tag();
      int index = table.indexOf(tag >>> 3, next);
      if (index < 0) {
        in.skipField(tag);
        continue;
      }
      if (index < next) {
        throw OddWireException.INSTANCE;
      }
      comma = defaults(table, next, index, comma);
      FieldTable field = table.fields[index];
      oneofs = claim(oneofs, field);
      label(field, comma);
      comma = true;
      value(field, tag);
      next = index + 1;
    }
    defaults(table, next, table.fields.length, comma);
  }

  private static long claim(long oneofs, FieldTable field) {
    if (field.oneof < 0) {
      return oneofs;
    }
    if (field.oneof >= MOST_ONEOFS || (oneofs & 1L << field.oneof) != 0) {
      throw OddWireException.INSTANCE;
    }
    return oneofs | 1L << field.oneof;
  }

  private boolean defaults(MessageTable table, int from, int to, boolean comma) {
    boolean separate = comma;
    for (int i = from; i < to; i++) {
      FieldTable field = table.fields[i];
      if (field.printedUnset) {
        label(field, separate);
        separate = true;
        scalars.unset(field);
      }
    }
    return separate;
  }

  private void label(FieldTable field, boolean comma) {
    if (comma) {
      out.raw(',');
    }
    out.raw(field.label);
  }

  private void value(FieldTable field, int tag) {
    if (field.map) {
      new MapWriter(this, tables, in, out).entries(field, tag);
    } else if (field.repeated) {
      new ListWriter(this, scalars, in, out).elements(field, tag);
    } else {
      requireWireType(field, tag);
      single(field);
    }
  }

  /// A value whose tag was read and checked.
  void single(FieldTable field) {
    if (field.type == FieldDescriptor.Type.MESSAGE) {
      int outer = in.enter();
      whole(field.message(tables));
      in.leave(outer);
    } else {
      scalars.value(field);
    }
  }

  static void requireWireType(FieldTable field, int tag) {
    if ((tag & 7) != field.wireType) {
      throw OddWireException.INSTANCE;
    }
  }

  private void wrapper(FieldTable field) {
    if (!in.hasMore()) {
      scalars.unset(field);
      return;
    }
    int tag = in.tag();
    if (tag >>> 3 != field.number) {
      throw OddWireException.INSTANCE;
    }
    requireWireType(field, tag);
    scalars.value(field);
    if (in.hasMore()) {
      throw OddWireException.INSTANCE;
    }
  }

  private void any() {
    if (!in.hasMore()) {
      out.ascii("{}");
      return;
    }
    AnyParts any = AnyParts.read(in);
    var type = types.findByUrl(any.typeUrl());
    if (type == null) {
      throw OddWireException.INSTANCE;
    }
    var value = new MessageWriter(types, tables, slow, new WireInput(any.value()), out);
    value.depth = depth;
    value.any(any.typeUrl(), tables.of(type));
  }

  private void printer(MessageTable table) {
    byte[] wire = Arrays.copyOfRange(in.bytes, in.position(), in.limit());
    in.seek(in.limit());
    try {
      out.raw(slow.print(table.type, wire));
    } catch (InvalidProtocolBufferException e) {
      throw OddWireException.INSTANCE;
    }
  }
}
