package id.karcis.edge.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// HTTP/1.1 over a bare socket, so that nothing between a case and the edge tidies requests up.
public final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  /// An answer; header names are in lower case, repeated headers joined by commas.
  public record Answer(int status, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public RawHttp(String host, int port) throws IOException {
    this(new Socket(host, port));
  }

  /// A connection that comes from an address of this machine.
  static RawHttp from(String address, String host, int port) throws IOException {
    return new RawHttp(new Socket(host, port, InetAddress.getByName(address), 0));
  }

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// Sends these bytes and no others.
  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Reads one answer, whole.
  public Answer receive(boolean head) throws IOException {
    Answer start = receiveHead();
    return new Answer(start.status(), start.headers(), head ? new byte[0] : body(start));
  }

  /// Reads status and headers and leaves the body.
  public Answer receiveHead() throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine.split(" ")[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    return status == 100 ? receiveHead() : new Answer(status, headers, new byte[0]);
  }

  private byte[] body(Answer start) throws IOException {
    if (start.status() == 204 || start.status() == 304) {
      return new byte[0];
    }
    String length = start.headers().get("content-length");
    if (length != null) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (start.headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
      var body = new ByteArrayOutputStream();
      for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
        body.writeBytes(chunk);
      }
      return body.toByteArray();
    }
    return in.readAllBytes();
  }

  /// The next chunk of a chunked body; empty at its end.
  public byte[] chunk() throws IOException {
    byte[] chunk = in.readNBytes(Integer.parseInt(line(), 16));
    line();
    return chunk;
  }

  /// Whether the other side has closed.
  public boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
