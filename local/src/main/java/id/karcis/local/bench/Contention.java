package id.karcis.local.bench;

import id.karcis.api.booking.v1.EventSeatMap;
import id.karcis.api.booking.v1.SeatStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Far more buyers than seats, all at once: each tries a few random groups and buys what it gets.
final class Contention {

  static final int CLIENTS = 200;
  static final int ATTEMPTS = 3;

  private static final int MOST_SEATS = 4;

  private final Way way;
  private final Buyers buyers;
  private final Show show;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong conflicts = new AtomicLong();
  private final AtomicLong serverErrors = new AtomicLong();
  private final AtomicLong others = new AtomicLong();
  private final Tally failures = new Tally();
  private final ConcurrentLinkedQueue<String> sold = new ConcurrentLinkedQueue<>();

  Contention(Way way, Buyers buyers, Show show) {
    this.way = way;
    this.buyers = buyers;
    this.show = show;
  }

  /// @param stage to look at the map afterwards
  ContentionOutcome run(Stage stage) {
    buyers.keepSignedIn();
    var _ = Parallel.map(CLIENTS, CLIENTS, this::buy);
    var booked = booked(stage.seatMap(show.eventId()));
    var different = new HashSet<>(sold);
    return new ContentionOutcome(
        CLIENTS,
        show.seatIds().size(),
        held.get(),
        conflicts.get(),
        serverErrors.get(),
        others.get(),
        failures.counts(),
        sold.size(),
        sold.size() - different.size(),
        booked.size(),
        (int) different.stream().filter(seat -> !booked.contains(seat)).count());
  }

  private int buy(int client) {
    var random = new Random();
    var token = buyers.token(client);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var seats = someSeats(random);
      try {
        var hold = way.hold(token, show.eventId(), seats);
        held.incrementAndGet();
        finish(token, hold, seats.size());
      } catch (Failure e) {
        count(e).incrementAndGet();
        failures.add(e.kind());
      }
    }
    return client;
  }

  private void finish(String token, String holdId, int seats) {
    try {
      sold.addAll(Sale.finish(way, token, holdId, seats).seatIds());
    } catch (Failure e) {
      failures.add("after the hold: " + e.kind());
    }
  }

  private AtomicLong count(Failure failure) {
    return failure.conflict() ? conflicts : failure.serverError() ? serverErrors : others;
  }

  private List<String> someSeats(Random random) {
    var shuffled = new ArrayList<>(show.seatIds());
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, 1 + random.nextInt(MOST_SEATS)));
  }

  private static Set<String> booked(EventSeatMap map) {
    return map.getSectionsList().stream()
        .flatMap(section -> section.getSeatsList().stream())
        .filter(seat -> seat.getStatus() == SeatStatus.BOOKED)
        .map(EventSeatMap.Seat::getId)
        .collect(Collectors.toSet());
  }
}
