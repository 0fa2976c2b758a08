package id.karcis.edge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import id.karcis.edge.conformance.ConformanceApi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Our writer says what protobuf's own says, whatever the message and however it was serialised.
class WireJsonFuzzTest {
  private static final int MESSAGES = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConformanceApi api = new ConformanceApi();
  private final Descriptor item = api.type("Item");
  private final WireJson writer = new WireJson(api.model().types());
  private final JsonFormat.Printer reference =
      JsonFormat.printer()
          .usingTypeRegistry(api.model().types().registry())
          .alwaysPrintFieldsWithNoPresence();

  @Test
  void writesWhatTheReferenceWrites() throws InvalidProtocolBufferException {
    var messages = new RandomMessages(7);
    for (int i = 0; i < MESSAGES; i++) {
      assertSame(messages.next(item).toByteArray());
    }
  }

  /// Two serialised messages in a row are a legal third one, with fields twice and out of order.
  @Test
  void writesMergedMessagesAsTheReferenceDoes() {
    var messages = new RandomMessages(8);
    for (int i = 0; i < MESSAGES / 4; i++) {
      var both = new ByteArrayOutputStream();
      both.writeBytes(messages.next(item).toByteArray());
      both.writeBytes(messages.next(item).toByteArray());
      byte[] wire = both.toByteArray();
      assertThat(actualOrNull(wire))
          .as(HexFormat.of().formatHex(wire))
          .isEqualTo(referenceOrNull(wire));
    }
  }

  /// Damaged bytes are either refused by both or read the same.
  @Test
  void refusesDamagedBytesAsTheReferenceDoes() {
    var messages = new RandomMessages(9);
    var random = new Random(9);
    int refused = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] wire = messages.next(item).toByteArray();
      if (wire.length == 0) {
        continue;
      }
      wire[random.nextInt(wire.length)] ^= (byte) (1 << random.nextInt(8));
      Object expected = referenceOrNull(wire);
      Object actual = actualOrNull(wire);
      assertThat(actual).as(HexFormat.of().formatHex(wire)).isEqualTo(expected);
      refused += expected == null ? 1 : 0;
    }
    assertThat(refused).isBetween(1, MESSAGES - 1);
  }

  @Test
  void refusesAnUnknownTypeInAny() {
    Descriptor any = item.findFieldByName("any").getMessageType();
    byte[] wire =
        DynamicMessage.newBuilder(any)
            .setField(any.findFieldByNumber(1), "x/nobody.Knows")
            .build()
            .toByteArray();
    assertThatThrownBy(() -> writer.print(any, wire))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }

  private void assertSame(byte[] wire) throws InvalidProtocolBufferException {
    String expected = reference.print(DynamicMessage.parseFrom(item, wire));
    String actual = new String(writer.print(item, wire), StandardCharsets.UTF_8);
    assertThat(comparable(actual)).isEqualTo(comparable(expected));
  }

  private @Nullable Object referenceOrNull(byte[] wire) {
    try {
      return comparable(reference.print(DynamicMessage.parseFrom(item, wire)));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Object actualOrNull(byte[] wire) {
    try {
      return comparable(new String(writer.print(item, wire), StandardCharsets.UTF_8));
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  /// Numbers as doubles: 350 and 350.0 are the same JSON number.
  private static Object comparable(String json) {
    return plain(JSON.readTree(json));
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new HashMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream().map(WireJsonFuzzTest::plain).toList();
    }
    return node.isNumber() ? (Object) node.asDouble() : node;
  }
}
