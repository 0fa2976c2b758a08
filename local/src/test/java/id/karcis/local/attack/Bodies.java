package id.karcis.local.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// Bodies that are too large or too odd to stand in a line of the attack list.
final class Bodies {

  private static final int MIB = 1 << 20;
  private static final int MANY = 100_000;
  private static final int MANY_FIELDS = 50_000;

  private Bodies() {}

  static byte[] named(String name) {
    return switch (name) {
      case "" -> new byte[0];
      case "2 MiB of text" -> text("{\"email\": \"" + "x".repeat(2 * MIB) + "\"}");
      case "1 MiB of JSON" -> text("{\"x\": \"" + "x".repeat(MIB - 9) + "\"}");
      case "6 MiB picture" -> new byte[6 * MIB];
      case "pixel bomb" -> Pictures.claiming(60_000, 60_000);
      case "gzip bomb" -> gzip(new byte[64 * MIB]);
      case "gzipped login" -> gzip(text("{\"email\": \"a@karcis.test\", \"password\": \"x\"}"));
      case "nested lists" -> text("{\"x\": " + "[".repeat(MANY) + "]".repeat(MANY) + "}");
      case "nested objects" -> text("{\"x\":".repeat(MANY) + "1" + "}".repeat(MANY));
      case "50000 fields" -> text(many(i -> "\"f" + i + "\": 1", "{", "}"));
      case "10000 seats" -> text(seats(10_000));
      case "not UTF-8" -> notUtf8();
      case "huge number" -> text("{\"pageSize\": 1" + "0".repeat(MANY) + "}");
      case "huge exponent" -> text("{\"quantity\": 1e1000000000}");
      default -> throw new IllegalArgumentException("nobody knows the body " + name);
    };
  }

  private static String many(IntFunction<String> one, String from, String to) {
    return IntStream.range(0, MANY_FIELDS).mapToObj(one).collect(Collectors.joining(",", from, to));
  }

  private static String seats(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> "\"" + UUID.randomUUID() + "\"")
        .collect(
            Collectors.joining(
                ",", "{\"eventId\": \"" + UUID.randomUUID() + "\", \"seatIds\": [", "]}"));
  }

  private static byte[] notUtf8() {
    var bytes = text("{\"email\": \"a?b@karcis.test\", \"password\": \"whatever-it-is\"}");
    bytes[12] = (byte) 0xff;
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
