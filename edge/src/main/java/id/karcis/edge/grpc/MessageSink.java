package id.karcis.edge.grpc;

/// Takes the messages of a request. Once the call is over it takes them and drops them.
public interface MessageSink {
  /// Sends a message that others follow.
  void write(byte[] message);

  /// Sends the last message.
  void last(byte[] message);

  /// Whether the upstream takes them slower than they come.
  boolean isFull();

  /// Has somebody told, once, when it is no longer full.
  void onDrain(Runnable told);
}
