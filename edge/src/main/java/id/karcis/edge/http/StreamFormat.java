package id.karcis.edge.http;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// How the messages of a stream are told apart.
enum StreamFormat {
  /// A line of JSON each.
  NDJSON("application/x-ndjson"),
  /// Server-sent events (WHATWG HTML, 9.2).
  SSE("text/event-stream"),
  /// The bytes of `HttpBody` messages, one after the other; the first one's content type holds.
  RAW("");

  private final String contentType;

  StreamFormat(String contentType) {
    this.contentType = contentType;
  }

  /// What a client asked for.
  static StreamFormat of(@Nullable String accept) {
    return accept != null && accept.contains("text/event-stream") ? SSE : NDJSON;
  }

  String contentType() {
    return contentType;
  }

  Buffer message(byte[] json) {
    return switch (this) {
      case NDJSON -> Buffer.buffer(json.length + 1).appendBytes(json).appendByte((byte) '\n');
      case SSE -> Buffer.buffer("data: ").appendBytes(json).appendString("\n\n");
      case RAW -> Buffer.buffer(json);
    };
  }

  /// The last thing that a client hears of a stream that broke: `{"error": status}`.
  Buffer error(byte[] status) {
    Buffer json = Buffer.buffer("{\"error\":").appendBytes(status).appendString("}");
    return switch (this) {
      case NDJSON -> json.appendString("\n");
      case SSE -> Buffer.buffer("event: error\ndata: ").appendBuffer(json).appendString("\n\n");
      case RAW -> Buffer.buffer();
    };
  }

  /// What keeps a silent connection open and finds out whether the client is still there.
  @Nullable Buffer heartbeat() {
    return this == SSE ? Buffer.buffer(": \n\n") : null;
  }
}
