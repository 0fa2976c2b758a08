package id.karcis.edge.http;

import id.karcis.edge.bind.FileMessages;
import id.karcis.edge.grpc.MessageSink;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Gathers the bytes of a file into messages and sends these. Whoever fills it asks after each
/// filling whether it takes more.
final class FilePump {
  private static final int MESSAGE_BYTES = 64 * 1024;

  private final FileMessages messages;
  private final Runnable drained;
  private Buffer unsent = Buffer.buffer();
  private @Nullable MessageSink upstream;
  private boolean done;

  /// @param drained told when it takes more after it did not
  FilePump(FileMessages messages, Runnable drained) {
    this.messages = messages;
    this.drained = drained;
  }

  void add(byte[] some) {
    unsent.appendBytes(some);
  }

  void connect(MessageSink sink) {
    upstream = sink;
  }

  /// Whether there is a message to send. The last bytes wait for the end of the file, as the last
  /// message is sent as such.
  boolean hasMessage(boolean whole) {
    return !done && (whole || unsent.length() > MESSAGE_BYTES);
  }

  /// Sends all messages that there are.
  ///
  /// @param whole whether the file is over
  void send(boolean whole) {
    if (upstream == null || done) {
      return;
    }
    while (unsent.length() > MESSAGE_BYTES) {
      upstream.write(messages.next(unsent.getBytes(0, MESSAGE_BYTES)));
      unsent = unsent.getBuffer(MESSAGE_BYTES, unsent.length());
    }
    if (whole) {
      done = true;
      upstream.last(messages.next(unsent.getBytes()));
      unsent = Buffer.buffer();
    } else if (upstream.isFull()) {
      upstream.onDrain(drained);
    }
  }

  /// Whether the upstream keeps pace.
  boolean takesMore() {
    return upstream != null && !upstream.isFull();
  }
}
