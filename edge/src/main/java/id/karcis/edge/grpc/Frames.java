package id.karcis.edge.grpc;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/// The length-prefixed messages of gRPC: one byte of flags, four of length, the message.
final class Frames {
  private static final int PREFIX = 5;

  private final int mostBytes;
  private Buffer pending = Buffer.buffer();

  /// @param mostBytes the largest message that is taken
  Frames(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// The frame around a message.
  static Buffer wrap(byte[] message) {
    return Buffer.buffer(PREFIX + message.length)
        .appendByte((byte) 0)
        .appendInt(message.length)
        .appendBytes(message);
  }

  /// Takes bytes as they arrive and hands out the messages that are whole.
  ///
  /// @throws BrokenFrameException for a compressed message, which nobody asked for, or one that is
  ///   too large
  // Whether the buffer is the one that is kept, not whether it is alike.
  @SuppressWarnings("ReferenceEquality")
  void read(Buffer chunk, Consumer<byte[]> messages) {
    Buffer all = pending.length() == 0 ? chunk : pending.appendBuffer(chunk);
    int at = 0;
    while (all.length() - at >= PREFIX) {
      int length = lengthAt(all, at);
      int end = at + PREFIX + length;
      if (end > all.length()) {
        break;
      }
      messages.accept(all.getBytes(at + PREFIX, end));
      at = end;
    }
    pending =
        at == 0 && all == pending
            ? pending
            : Buffer.buffer().appendBuffer(all.slice(at, all.length()));
  }

  private int lengthAt(Buffer all, int at) {
    if (all.getByte(at) != 0) {
      throw new BrokenFrameException("the upstream sent a compressed message");
    }
    long length = all.getUnsignedInt(at + 1);
    if (length > mostBytes) {
      throw new BrokenFrameException("the upstream sent a message of " + length + " bytes");
    }
    return (int) length;
  }

  /// Whether the bytes stopped inside a message.
  boolean isTorn() {
    return pending.length() > 0;
  }

  /// The upstream does not keep to the protocol.
  static final class BrokenFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    BrokenFrameException(String why) {
      super(why, null, false, false);
      this.why = why;
    }

    String why() {
      return why;
    }
  }
}
