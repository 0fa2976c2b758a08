package id.karcis.edge.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import id.karcis.edge.conformance.ConformanceApi;
import id.karcis.edge.error.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Our reader reads what protobuf's own reads, and takes nothing that that refuses.
class JsonReaderFuzzTest {
  private static final int MESSAGES = 3_000;

  private final ConformanceApi api = new ConformanceApi();
  private final Descriptor item = api.type("Item");
  private final JsonReader reader = new JsonReader(api.model().types());
  private final JsonFormat.Printer printer =
      JsonFormat.printer().usingTypeRegistry(api.model().types().registry());
  private final JsonFormat.Parser reference =
      JsonFormat.parser().usingTypeRegistry(api.model().types().registry()).ignoringUnknownFields();

  @Test
  void readsWhatTheReferenceReads() throws InvalidProtocolBufferException {
    var messages = new RandomMessages(17);
    for (int i = 0; i < MESSAGES; i++) {
      DynamicMessage message = messages.next(item);
      String json =
          i % 2 == 0 ? printer.print(message) : printer.preservingProtoFieldNames().print(message);
      var expected = DynamicMessage.newBuilder(item);
      reference.merge(json, expected);
      var actual = DynamicMessage.newBuilder(item);
      reader.read(json.getBytes(StandardCharsets.UTF_8), actual);
      assertThat(actual.build()).as(json).isEqualTo(expected.build());
    }
  }

  /// Of damaged JSON ours may refuse more, but what it takes means the same to both.
  @Test
  void takesNoDamageThatTheReferenceRefuses() throws InvalidProtocolBufferException {
    var messages = new RandomMessages(18);
    var random = new Random(18);
    int taken = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] json =
          printer
              .omittingInsignificantWhitespace()
              .print(messages.next(item))
              .getBytes(StandardCharsets.UTF_8);
      String damage = "\"{}[]:,0-.eEx\\ tn";
      json[random.nextInt(json.length)] = (byte) damage.charAt(random.nextInt(damage.length()));
      DynamicMessage ours = readOrNull(json);
      if (ours != null) {
        var expected = DynamicMessage.newBuilder(item);
        reference.merge(new String(json, StandardCharsets.UTF_8), expected);
        assertThat(ours).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(expected.build());
        taken++;
      }
    }
    assertThat(taken).isBetween(100, MESSAGES - 100);
  }

  private @Nullable DynamicMessage readOrNull(byte[] json) {
    var builder = DynamicMessage.newBuilder(item);
    try {
      reader.read(json, builder);
      return builder.build();
    } catch (BadRequestException e) {
      return null;
    }
  }
}
