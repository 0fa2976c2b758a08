package id.karcis.platform.persistence;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Opaque page tokens: the sort values of the last row of a page, bound to the query they came
/// from. They hold nothing secret and prove nothing: what comes out may only be used as bind
/// parameters.
///
/// ```java
/// var after = PageTokens.decode(query, request.getPageToken(), p -> new Position(Instant.parse(p.get(0)), UUID.fromString(p.get(1))));
/// var next = PageTokens.encode(query, List.of(last.startTime().toString(), last.id().toString()));
/// ```
public final class PageTokens {

  private static final int VERSION = 1;
  private static final int MAX_TOKEN_CHARACTERS = 2048;
  private static final int MAX_VALUES = 8;

  private PageTokens() {}

  /// Writes a token.
  ///
  /// @param query everything that a next page must have in common with this one: filters and order,
  ///   not the page size
  /// @param position sort values of the last row, eight at most, ending with a unique one
  public static String encode(String query, List<String> position) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(fingerprint(query));
      out.writeByte(position.size());
      for (var value : position) {
        out.writeUTF(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /// Reads a token; empty for the first page. Refuses INVALID_ARGUMENT on `pageToken` if it is
  /// malformed, of another query, or if `reader` throws.
  public static <T> Optional<T> decode(
      String query, String token, Function<List<String>, T> reader) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (token.length() > MAX_TOKEN_CHARACTERS) {
      throw malformed(token);
    }
    try {
      return Optional.of(reader.apply(values(query, token)));
    } catch (IOException | RuntimeException _) {
      throw malformed(token);
    }
  }

  private static List<String> values(String query, String token) throws IOException {
    var bytes = new ByteArrayInputStream(Base64.getUrlDecoder().decode(token));
    try (var in = new DataInputStream(bytes)) {
      if (in.readByte() != VERSION || in.readLong() != fingerprint(query)) {
        throw new IOException("of another version or query");
      }
      var count = in.readByte();
      if (count < 0 || count > MAX_VALUES) {
        throw new IOException("too many values");
      }
      var values = new ArrayList<String>(count);
      for (int i = 0; i < count; i++) {
        values.add(in.readUTF());
      }
      if (in.available() > 0) {
        throw new IOException("too long");
      }
      return values;
    }
  }

  private static long fingerprint(String query) {
    return ByteBuffer.wrap(Hashes.sha256(query.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static Refusal malformed(String token) {
    return Refusals.invalid("pageToken", token, "nextPageToken of the same query, or nothing");
  }
}
