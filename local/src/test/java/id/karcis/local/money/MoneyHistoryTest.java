package id.karcis.local.money;

import id.karcis.local.sale.People;
import id.karcis.local.sale.Rest;
import id.karcis.local.sale.RunningPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Money adds up after whatever happened: buying with discounts, declined and doubled payments,
/// money for orders that were given up, tickets given back in every way, check-ins, cancelled
/// events; each call perhaps twice, each message perhaps twice and in any order. A failure names
/// the seed: `-Dmoney.seed=...` plays the same calls again. Without it the seed is always the same,
/// so that a build does not depend on luck; look for trouble with `-Dmoney.seed=$RANDOM`.
class MoneyHistoryTest {

  private static final int HISTORIES = 6;
  private static final int STEPS = 32;
  private static final int BUYERS = 4;
  private static final long USUAL_SEED = 20_300_501;

  private final Store booking = Store.of("karcis_booking");
  private final Store payment = Store.of("karcis_payment");
  private final Books books = new Books(booking, payment);

  @BeforeEach
  void messagesComeTwice() {
    booking.twinMessages();
    payment.twinMessages();
  }

  @AfterEach
  void messagesComeOnce() {
    booking.singleMessages();
    payment.singleMessages();
  }

  @Test
  void moneyAddsUpAfterEveryHistory() throws Exception {
    long seed = Long.getLong("money.seed", USUAL_SEED);
    try (var wire = new Wire()) {
      var histories = histories(wire, seed);
      try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
        var played = new ArrayList<java.util.concurrent.Future<?>>();
        histories.forEach(history -> played.add(players.submit(() -> history.play(STEPS))));
        for (var player : played) {
          player.get();
          books.neverOutOfBalance();
        }
      }
      var events = histories.stream().map(history -> history.show().eventId()).toList();
      books.awaitQuiet(events);
      for (UUID event : events) {
        books.addUp(event);
        dashboard().tellTheLedger(event);
      }
      books.somethingHappened(events);
    } catch (AssertionError | Exception e) {
      throw new AssertionError("money.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  private DashboardBooks dashboard() {
    var platform = RunningPlatform.get();
    return new DashboardBooks(booking, payment, Rest.at(platform.edge()).as(platform.adminToken()));
  }

  private static List<History> histories(Wire wire, long seed) {
    var anybody = Rest.at(RunningPlatform.get().edge());
    var admin = RunningPlatform.get().adminToken();
    var organizer = anybody.as(admin);
    var buyers =
        IntStream.range(0, BUYERS).mapToObj(i -> People.buyer(anybody, "Buyer " + i)).toList();
    return IntStream.range(0, HISTORIES)
        .mapToObj(i -> {
          var random = new Random(seed + i);
          return new History(
              wire, Show.open(organizer, random), organizer, admin, buyers, random, i % 2 == 0);
        })
        .toList();
  }
}
