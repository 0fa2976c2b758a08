package id.karcis.local.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sends bytes as they are, however wrong they are as HTTP/1.1, and reads what comes back. A
/// connection for each request.
public record RawHttp(URI base) {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /// Sends and reads the first answer; one of status 0 if there was none.
  public Answer send(byte[] request) {
    return exchange(request, 1).getFirst();
  }

  /// Sends, reads the head of the answer and the first piece of its body, and hangs up: for answers
  /// that do not end.
  public Answer begin(byte[] request) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), millis());
      socket.setSoTimeout(millis());
      write(socket.getOutputStream(), request);
      var in = new BufferedInputStream(socket.getInputStream());
      var head = read(in, true);
      return head == null ? new Answer(0, List.of(), new byte[0]) : withFirstPiece(head, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer withFirstPiece(Answer head, InputStream in) throws IOException {
    var length = head.header("content-length");
    int size = length.isEmpty() ? size(in) : Integer.parseInt(length);
    return new Answer(head.status(), head.headers(), in.readNBytes(size));
  }

  /// Sends and reads the answers until the server closes; one of status 0 if there was none.
  List<Answer> sendAll(byte[] request) {
    return exchange(request, Integer.MAX_VALUE);
  }

  private List<Answer> exchange(byte[] request, int most) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), millis());
      socket.setSoTimeout(millis());
      write(socket.getOutputStream(), request);
      return readAll(new BufferedInputStream(socket.getInputStream()), isHead(request), most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int millis() {
    return Math.toIntExact(TIMEOUT.toMillis());
  }

  /// A server may refuse and close before it has read everything.
  private static void write(OutputStream out, byte[] request) {
    try {
      out.write(request);
      out.flush();
    } catch (IOException _) {
      // What it answered can still be read.
    }
  }

  private static boolean isHead(byte[] request) {
    return new String(request, 0, Math.min(5, request.length), StandardCharsets.ISO_8859_1)
        .equals("HEAD ");
  }

  private static List<Answer> readAll(InputStream in, boolean head, int most) {
    var answers = new ArrayList<Answer>();
    try {
      while (answers.size() < most) {
        var answer = read(in, head);
        if (answer == null) {
          break;
        }
        answers.add(answer);
        if (answer.header("connection").equalsIgnoreCase("close")) {
          break;
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer after " + TIMEOUT + ", only " + answers, e);
    } catch (IOException _) {
      // Reset: what was read so far counts.
    }
    return answers.isEmpty() ? List.of(new Answer(0, List.of(), new byte[0])) : answers;
  }

  private static @Nullable Answer read(InputStream in, boolean head) throws IOException {
    var line = line(in);
    if (line.isEmpty()) {
      return null;
    }
    var status = Integer.parseInt(line.split(" ", -1)[1]);
    var headers = new ArrayList<Answer.Header>();
    for (line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.add(
          new Answer.Header(
              line.substring(0, colon).toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip()));
    }
    var answer = new Answer(status, List.copyOf(headers), new byte[0]);
    var empty = head || status < 200 || status == 204 || status == 304;
    return empty ? answer : new Answer(status, answer.headers(), body(in, answer));
  }

  private static byte[] body(InputStream in, Answer answer) throws IOException {
    if (answer.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      return chunks(in);
    }
    var length = answer.header("content-length");
    return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      out.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return out.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    var line = line(in).split(";", -1)[0].strip();
    return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
  }

  private static String line(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      out.write(c);
    }
    return out.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
