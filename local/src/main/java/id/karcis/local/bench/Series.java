package id.karcis.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Measures one kind of work with more and more clients, every step on an event of its own.
final class Series {

  static final List<Integer> CLIENTS = List.of(1, 8, 32, 64);
  static final int SEATS = 2;

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final int WARM_UP_CLIENTS = 8;

  private final Stage stage;
  private final Buyers buyers;
  private final Duration perStep;

  Series(Stage stage, Buyers buyers, Duration perStep) {
    this.stage = stage;
    this.buyers = buyers;
    this.perStep = perStep;
  }

  /// What a buyer does with free seats.
  @FunctionalInterface
  interface Work {
    void run(String token, String eventId, List<String> seatIds);
  }

  /// @param each is told every step as soon as it is measured
  List<Measured> run(Work work, Consumer<Measured> each) {
    var _ = step(WARM_UP_CLIENTS, WARM_UP, work);
    var steps = new ArrayList<Measured>();
    for (var clients : CLIENTS) {
      var step = step(clients, perStep, work);
      each.accept(step);
      steps.add(step);
    }
    return steps;
  }

  /// One step, on an event of its own.
  Measured step(int clients, Duration time, Work work) {
    buyers.keepSignedIn();
    var show = stage.show(Hall.STADIUM);
    var pool = SeatPool.of(show.seatIds(), SEATS, new Random());
    return Load.run(
        clients,
        time,
        client -> {
          var seats = pool.next();
          if (seats == null) {
            return false;
          }
          work.run(buyers.token(client), show.eventId(), seats);
          return true;
        });
  }

  /// The same steps for work that needs neither seats nor buyers.
  static List<Measured> plain(Duration perStep, Load.Call call, Consumer<Measured> each) {
    var _ = Load.run(WARM_UP_CLIENTS, WARM_UP, call);
    var steps = new ArrayList<Measured>();
    for (var clients : CLIENTS) {
      var step = Load.run(clients, perStep, call);
      each.accept(step);
      steps.add(step);
    }
    return steps;
  }
}
