package id.karcis.edge.grpc;

/// Where the messages of a request come from.
@FunctionalInterface
public interface RequestMessages {
  /// There is a stream to send them on. Not called if the call ends before that.
  void begin(MessageSink sink);

  /// The one message of an ordinary request, serialised.
  static RequestMessages of(byte[] message) {
    return sink -> sink.last(message);
  }
}
