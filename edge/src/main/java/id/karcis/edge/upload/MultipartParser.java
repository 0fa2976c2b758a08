package id.karcis.edge.upload;

import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes a multipart body (RFC 2046, 5.1.1) apart while it arrives, wherever the network cuts it.
/// Strict: lines end with CRLF, nothing stands before the first boundary. It keeps what may yet
/// turn out to be a boundary, or the headers of one part, and nothing else.
final class MultipartParser {
  private static final int MOST_PARTS = 16;
  private static final int MOST_HEADER_BYTES = 8 * 1024;
  private static final byte[] LINE_END = bytes("\r\n");
  private static final byte[] HEADERS_END = bytes("\r\n\r\n");
  private static final byte[] FORM_END = bytes("--");

  private final byte[] delimiter;
  private final Listener listener;
  private State state = State.START;
  private int parts;

  /// The first boundary stands at the beginning, where no line ends.
  private byte[] pending = LINE_END;

  private enum State {
    START,
    DATA,
    BOUNDARY,
    HEADERS,
    END
  }

  /// Hears of the parts, one after the other.
  interface Listener {
    void begins(PartHead head);

    void bytes(byte[] some);

    void ends();
  }

  MultipartParser(String boundary, Listener listener) {
    this.delimiter = bytes("\r\n--" + boundary);
    this.listener = listener;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The next bytes of the body.
  ///
  /// @throws BadRequestException if they are not as they must be
  void read(byte[] some) {
    int kept = pending.length;
    pending = Arrays.copyOf(pending, kept + some.length);
    System.arraycopy(some, 0, pending, kept, some.length);
    boolean more = true;
    while (more) {
      more =
          switch (state) {
            case START, DATA -> data();
            case BOUNDARY -> boundary();
            case HEADERS -> headers();
            case END -> end();
          };
    }
  }

  /// Whether the last boundary was there.
  boolean isWhole() {
    return state == State.END;
  }

  private boolean data() {
    int end = find(delimiter);
    boolean found = end >= 0;
    byte[] certain = take(found ? end : Math.max(0, pending.length - delimiter.length + 1));
    if (state == State.START && (certain.length > 0 || !found && !mayBegin())) {
      throw malformed("it does not begin with its boundary");
    }
    if (certain.length > 0) {
      listener.bytes(certain);
    }
    if (found) {
      if (state == State.DATA) {
        listener.ends();
      }
      take(delimiter.length);
      state = State.BOUNDARY;
    }
    return found;
  }

  private boolean mayBegin() {
    return Arrays.equals(pending, Arrays.copyOf(delimiter, pending.length));
  }

  private boolean boundary() {
    if (pending.length < LINE_END.length) {
      return false;
    }
    byte[] next = take(LINE_END.length);
    if (Arrays.equals(next, FORM_END)) {
      state = State.END;
    } else if (Arrays.equals(next, LINE_END)) {
      state = State.HEADERS;
    } else {
      throw malformed("a line that begins as a boundary goes on otherwise");
    }
    return true;
  }

  private boolean headers() {
    int end = find(HEADERS_END);
    if ((end < 0 ? pending.length : end) > MOST_HEADER_BYTES) {
      throw malformed("the headers of a part are larger than " + MOST_HEADER_BYTES + " bytes");
    }
    if (end < 0) {
      return false;
    }
    if (++parts > MOST_PARTS) {
      throw malformed("it has more than " + MOST_PARTS + " parts");
    }
    String lines = new String(take(end), StandardCharsets.UTF_8);
    take(HEADERS_END.length);
    state = State.DATA;
    listener.begins(PartHead.parse(lines));
    return true;
  }

  /// What follows the last boundary means nothing.
  private boolean end() {
    pending = new byte[0];
    return false;
  }

  private byte[] take(int length) {
    byte[] taken = Arrays.copyOf(pending, length);
    pending = Arrays.copyOfRange(pending, length, pending.length);
    return taken;
  }

  /// The first byte of both that are looked for stands in them nowhere else but behind a whole line
  /// end, so that a search never goes over the same bytes often.
  private int find(byte[] what) {
    for (int at = 0; at + what.length <= pending.length; at++) {
      if (pending[at] == what[0]
          && Arrays.equals(pending, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  static BadRequestException malformed(String why) {
    return new BadRequestException(new Violation("", "the body is no multipart/form-data: " + why));
  }
}
