package id.karcis.booking.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

/// A mail server that keeps what it gets. Always on the same port, up or down.
public final class TestMailServer {

  private static final long PATIENCE_MILLIS = 30_000;
  private static final long LOOK_EVERY_MILLIS = 20;

  private final int port = freePort();
  private GreenMail server = start();

  /// Where it listens.
  public int port() {
    return port;
  }

  /// Hangs up and takes no more calls; what it got is gone.
  public synchronized void stop() {
    server.stop();
  }

  /// Listens again.
  public synchronized void restart() {
    server = start();
  }

  private GreenMail start() {
    var fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    fresh.start();
    return fresh;
  }

  /// What went to this address, the oldest first.
  public synchronized List<MimeMessage> to(String email) {
    return Arrays.stream(server.getReceivedMessages()).filter(it -> isTo(it, email)).toList();
  }

  /// Waits for that many mails to this address.
  public List<MimeMessage> await(String email, int count) throws InterruptedException {
    for (long waited = 0; to(email).size() < count; waited += LOOK_EVERY_MILLIS) {
      if (waited > PATIENCE_MILLIS) {
        throw new AssertionError(
            "%d of %d mails to %s came".formatted(to(email).size(), count, email));
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return to(email);
  }

  private static boolean isTo(MimeMessage message, String email) {
    try {
      return Arrays.stream(message.getAllRecipients())
          .anyMatch(it -> it.toString().contains(email));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
