package id.karcis.platform.idempotency;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.idempotency.IdempotencyTable.Call;
import id.karcis.platform.idempotency.IdempotencyTable.Key;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/// Turns what the caller sent into what the table compares. Keys of different callers never meet.
final class Keys {

  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7E]{1,255}");
  private static final UUID NOBODY = new UUID(0, 0);

  private Keys() {}

  static Key of(String sent) {
    if (!PRINTABLE_ASCII.matcher(sent).matches()) {
      throw Refusals.invalid("Idempotency-Key", sent, "1 to 255 printable ASCII characters");
    }
    return new Key(caller(), Hashes.sha256(bytes(sent)));
  }

  private static UUID caller() {
    return Callers.optional()
        .map(Caller::userId)
        .or(() -> Callers.service().map(name -> UUID.nameUUIDFromBytes(bytes(name))))
        .orElse(NOBODY);
  }

  static Call call(String method, Message request) {
    return new Call(method, Hashes.sha256(bytes(method), new byte[1], deterministic(request)));
  }

  private static byte[] deterministic(Message request) {
    var bytes = new byte[request.getSerializedSize()];
    var out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      request.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
