package id.karcis.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The smallest Redis client: one inline command, the first line of the answer that carries the
/// value.
public final class RedisTalk {

  private static final int LIMIT_MILLIS = 5_000;

  private RedisTalk() {}

  public static String say(String uri, String command) throws IOException {
    var address = URI.create(uri);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var first = String.valueOf(lines.readLine());
      return first.startsWith("$") && !first.equals("$-1")
          ? String.valueOf(lines.readLine())
          : first;
    }
  }
}
