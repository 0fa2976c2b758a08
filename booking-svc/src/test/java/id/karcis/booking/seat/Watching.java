package id.karcis.booking.seat;

import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.SeatServiceGrpc.SeatServiceStub;
import id.karcis.api.booking.v1.WatchSeatMapRequest;
import id.karcis.api.booking.v1.WatchSeatMapResponse;
import id.karcis.booking.hold.TestEvent;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client that watches the seats of an event and draws what it is told.
final class Watching
    implements ClientResponseObserver<WatchSeatMapRequest, WatchSeatMapResponse>, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestEvent event;
  private final boolean reading;
  private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
  private @Nullable ClientCallStreamObserver<WatchSeatMapRequest> call;
  private StringBuilder letters = new StringBuilder();
  private int standing = -1;
  private int snapshots;
  private int changes;
  private long version = -1;
  private boolean backwards;

  private Watching(TestEvent event, boolean reading) {
    this.event = event;
    this.reading = reading;
  }

  /// Begins to watch.
  static Watching of(SeatServiceStub seats, TestEvent event) {
    return of(seats, event, true);
  }

  /// Begins to watch and takes nothing until it is asked for.
  static Watching slowly(SeatServiceStub seats, TestEvent event) {
    return of(seats, event, false);
  }

  private static Watching of(SeatServiceStub seats, TestEvent event, boolean reading) {
    var watching = new Watching(event, reading);
    seats.watchSeatMap(
        WatchSeatMapRequest.newBuilder().setEventId(event.id().toString()).build(), watching);
    return watching;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchSeatMapRequest> started) {
    call = started;
    if (!reading) {
      started.disableAutoRequestWithInitial(0);
    }
  }

  @Override
  public synchronized void onNext(WatchSeatMapResponse told) {
    backwards |= told.getVersion() < version;
    version = told.getVersion();
    if (told.hasSnapshot()) {
      snapshots++;
      told.getSnapshot().getSectionsList().forEach(this::draw);
    } else {
      changes++;
    }
    told.getChangesList()
        .forEach(c ->
            letters.setCharAt(
                event.seatIds().indexOf(UUID.fromString(c.getSeatId())),
                switch (c.getStatus()) {
                  case AVAILABLE -> 'A';
                  case HELD -> 'H';
                  case BOOKED -> 'B';
                  case BLOCKED -> 'K';
                  default -> '?';
                }));
    told.getStandingChangesList().forEach(c -> standing = c.getAvailable());
    notifyAll();
  }

  private void draw(EventSeatMap.Section section) {
    if (section.hasStanding()) {
      standing = section.getStanding().getAvailable();
    } else {
      letters = new StringBuilder(section.getSeatStatuses());
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(failure);
  }

  @Override
  public void onCompleted() {
    end.complete(null);
  }

  /// Takes so many messages.
  void take(int messages) {
    if (call != null) {
      call.request(messages);
    }
  }

  synchronized String letters() {
    return letters.toString();
  }

  synchronized int standing() {
    return standing;
  }

  synchronized int snapshots() {
    return snapshots;
  }

  synchronized int changes() {
    return changes;
  }

  synchronized boolean wentBackwards() {
    return backwards;
  }

  /// Waits until what it draws is so.
  synchronized void await(Predicate<Watching> condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(this)) {
      var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("still %s, %d standing".formatted(letters, standing));
      }
      wait(left);
    }
  }

  void awaitLetters(String expected) throws InterruptedException {
    await(w -> w.letters().equals(expected));
  }

  /// How the stream ended: null in order, else the failure.
  @Nullable Throwable end() throws Exception {
    try {
      return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("still watching", e);
    }
  }

  @Override
  public void close() {
    if (call != null) {
      call.cancel("enough", null);
    }
  }
}
