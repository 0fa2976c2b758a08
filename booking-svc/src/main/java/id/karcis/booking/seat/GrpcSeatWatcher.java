package id.karcis.booking.seat;

import id.karcis.api.booking.v1.WatchSeatMapResponse;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Consumer;

/// One client that watches. Told by one thread at a time.
final class GrpcSeatWatcher {

  private final ServerCallStreamObserver<WatchSeatMapResponse> client;
  private final Context context;
  private boolean current;

  /// @param client whose handlers are not set yet
  GrpcSeatWatcher(ServerCallStreamObserver<WatchSeatMapResponse> client) {
    this.client = client;
    this.context = Context.current();
  }

  /// Has `whenReady` told each time the client can take more, and `whenGone` once it is gone, by
  /// itself or because its time is over.
  void follow(Runnable whenReady, Consumer<GrpcSeatWatcher> whenGone) {
    client.setOnReadyHandler(whenReady);
    client.setOnCancelHandler(() -> whenGone.accept(this));
    client.setOnCloseHandler(() -> whenGone.accept(this));
    context.addListener(_ -> whenGone.accept(this), Runnable::run);
  }

  /// Whether it waits for all seats and could take them now.
  boolean wantsAll() {
    return !current && client.isReady();
  }

  /// Sends all seats.
  void all(WatchSeatMapResponse snapshot) {
    client.onNext(snapshot);
    current = true;
  }

  /// Sends changes to whoever has all seats; one who cannot take them gets all again later.
  void changes(WatchSeatMapResponse changes) {
    if (current && client.isReady()) {
      client.onNext(changes);
    } else {
      current = false;
    }
  }

  /// Sends all seats again when it can take them.
  void startAnew() {
    current = false;
  }

  /// Ends the stream.
  void end() {
    client.onCompleted();
  }

  boolean isGone() {
    return client.isCancelled() || context.isCancelled();
  }
}
