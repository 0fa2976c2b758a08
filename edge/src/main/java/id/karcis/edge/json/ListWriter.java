package id.karcis.edge.json;

/// Writes the elements of a repeated field, which follow each other on the wire, packed or not.
final class ListWriter {
  private final MessageWriter messages;
  private final ScalarWriter scalars;
  private final WireInput in;
  private final JsonOut out;
  private boolean comma;

  ListWriter(MessageWriter messages, ScalarWriter scalars, WireInput in, JsonOut out) {
    this.messages = messages;
    this.scalars = scalars;
    this.in = in;
    this.out = out;
  }

  void elements(FieldTable field, int firstTag) {
    out.raw('[');
    int tag = firstTag;
    while (true) {
      element(field, tag);
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
    out.raw(']');
  }

  private void element(FieldTable field, int tag) {
    if ((tag & 7) == WireInput.LENGTH && field.wireType != WireInput.LENGTH) {
      packed(field);
    } else {
      MessageWriter.requireWireType(field, tag);
      separate();
      messages.single(field);
    }
  }

  private void packed(FieldTable field) {
    int outer = in.enter();
    while (in.hasMore()) {
      separate();
      scalars.value(field);
    }
    in.leave(outer);
  }

  private void separate() {
    if (comma) {
      out.raw(',');
    }
    comma = true;
  }
}
