package id.karcis.edge.grpc;

import io.vertx.core.MultiMap;

/// Hears of a call's progress, on the event loop that started it. After [#ended] nothing follows.
public interface CallListener {
  void headers(MultiMap metadata);

  void message(byte[] message);

  void ended(CallEnd end);
}
