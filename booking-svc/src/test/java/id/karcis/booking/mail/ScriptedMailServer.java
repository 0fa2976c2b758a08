package id.karcis.booking.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that says what a test wants. It answers each command by its first word, `.` after
/// the mail; what it is not told about it takes.
final class ScriptedMailServer implements AutoCloseable {

  /// Says nothing and keeps the line.
  static final String SILENCE = "silence";

  /// Hangs up.
  static final String HANG_UP = "hang up";

  private final ServerSocket listening;
  private final Map<String, String> script;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  ScriptedMailServer(Map<String, String> script) {
    this.script = script;
    try {
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// The first words of the commands until now.
  List<String> heard() {
    return heard;
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        var caller = listening.accept();
        Thread.ofVirtual().start(() -> talk(caller));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void talk(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
      boolean open = say(caller, script.getOrDefault("greeting", "220 test"));
      boolean inMail = false;
      while (open) {
        var line = in.readLine();
        if (line == null) {
          return;
        }
        if (inMail && !line.equals(".")) {
          continue;
        }
        var command = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
        heard.add(command);
        inMail = command.equals("DATA") && !script.containsKey("DATA");
        open = say(caller, script.getOrDefault(command, inMail ? "354 go on" : "250 fine"));
      }
    } catch (IOException _) {
      // The caller hung up.
    }
  }

  private static boolean say(Socket caller, String answer) throws IOException {
    if (answer.equals(HANG_UP)) {
      return false;
    }
    if (!answer.equals(SILENCE)) {
      caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
