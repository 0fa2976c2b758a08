package id.karcis.booking.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.booking.dashboard.DashboardReading.Days;
import id.karcis.booking.dashboard.Figures.Totals;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.PaidShares;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever happens in whatever order, the figures are those of the orders, tickets and refunds.
class SaleHistoryTest extends SellingTest {

  private static final int STEPS = 150;
  private static final int SELLERS = 4;
  private static final int LOOKS = 12;

  @Autowired private SaleJournal journal;
  @Autowired private SaleFolding folding;
  @Autowired private DashboardReading reading;
  @Autowired private Orders orders;
  @Autowired private TransactionTemplate transaction;
  @Autowired private PlatformTransactionManager transactions;

  private final List<UUID> buyers = Stream.generate(UUID::randomUUID).limit(5).toList();

  private Books books(String currency) {
    return new Books(
        jdbc, transaction, journal, orders, TestShow.create(jdbc, 3, 100), currency, buyers);
  }

  private <T> T inOneSnapshot(Supplier<T> work) {
    var snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return snapshot.execute(_ -> work.get());
  }

  private Figures figures(UUID event) {
    return reading.read(Optional.of(event), new Days("", ""));
  }

  private Map<String, Totals> overall() {
    return reading.read(Optional.empty(), new Days("", "")).totals().stream()
        .collect(Collectors.toMap(Totals::currencyCode, t -> t));
  }

  /// Compares the two, as of one moment.
  private void requireExact(UUID event) {
    inOneSnapshot(() -> {
      var told = figures(event);
      var truth = BruteForce.of(event, jdbc, orders);
      compare(told, truth);
      compareRollups(event, truth);
      return true;
    });
  }

  private static void compare(Figures told, BruteForce truth) {
    var totals = told.totals().isEmpty() ? new Totals("", 0, 0, 0, 0, 0) : told.totals().getFirst();
    assertThat(told.totals()).hasSizeLessThan(2);
    assertThat(List.of(totals.orders(), totals.sold(), totals.cancelled()))
        .containsExactly(truth.orderCount, truth.sold, truth.cancelled);
    assertThat(List.of(totals.grossMinor(), totals.refundedMinor()))
        .containsExactly(truth.gross, truth.refunded);
    var days = new TreeMap<LocalDate, List<Long>>();
    told.days()
        .forEach(d -> days.put(d.date(), List.of(d.sold(), d.cancelled(), d.revenueMinor())));
    assertThat(days).isEqualTo(truth.days);
    var phases = new TreeMap<String, Long>();
    told.phases().stream()
        .filter(p -> p.living() != 0)
        .forEach(p -> phases.put(p.ticketTypeId() + " " + p.phase(), p.living()));
    assertThat(phases).isEqualTo(truth.livingByPhase);
    assertThat(told.phases().stream().mapToLong(p -> p.revenueMinor()).sum())
        .isEqualTo(truth.phaseMoney)
        .isEqualTo(truth.gross - truth.refunded);
    var sections = new TreeMap<String, Long>();
    told.sections().stream()
        .filter(s -> s.sold() != 0)
        .forEach(s -> sections.put(s.name(), s.sold()));
    assertThat(sections).isEqualTo(truth.livingBySection);
  }

  private void compareRollups(UUID event, BruteForce truth) {
    var pending =
        jdbc.sql("SELECT count(*) FROM sale_changes WHERE event_id = ?")
            .param(event)
            .query(Long.class)
            .single();
    if (pending == 0) {
      var owned = new HashMap<UUID, Long>();
      jdbc.sql("SELECT user_id, tickets FROM buyer_totals WHERE scope_id = ? AND tickets <> 0")
          .param(event)
          .query(row -> {
            owned.put(row.getObject(1, UUID.class), row.getLong(2));
          });
      assertThat(owned).isEqualTo(truth.livingByBuyer);
    }
  }

  /// One step of a history: a sale, a cancellation, or money that goes back.
  private static void step(Books books, List<UUID> sold, List<UUID> open, Random random) {
    switch (random.nextInt(5)) {
      case 0, 1 -> sold.add(books.sell(random));
      case 2 -> {
        if (!sold.isEmpty()) {
          books.cancel(sold.get(random.nextInt(sold.size())), random).ifPresent(open::add);
        }
      }
      case 3 -> {
        if (!open.isEmpty()) {
          books.arrive(open.remove(random.nextInt(open.size())));
        }
      }
      default -> {
        if (!sold.isEmpty()) {
          var quiet = sold.remove(random.nextInt(sold.size()));
          if (books.cost(quiet)) {
            books.returnSome(quiet, random);
          }
        }
      }
    }
  }

  @Test
  void isExactAfterRandomHistories() {
    var rupiah = books("IDR");
    var euro = books("EUR");
    var before = overall();
    var random = new Random(4);
    var sold = List.of(new ArrayList<UUID>(), new ArrayList<UUID>());
    var open = List.of(new ArrayList<UUID>(), new ArrayList<UUID>());
    for (int i = 0; i < STEPS; i++) {
      int which = random.nextInt(2);
      step(which == 0 ? rupiah : euro, sold.get(which), open.get(which), random);
      if (i % 10 == 0) {
        folding.fold();
      }
      if (i % 25 == 0) {
        requireExact(rupiah.show().eventId());
        requireExact(euro.show().eventId());
      }
    }
    foldAll();
    requireExact(rupiah.show().eventId());
    requireExact(euro.show().eventId());
    var after = overall();
    for (var books : List.of(rupiah, euro)) {
      var own = figures(books.show().eventId()).totals().getFirst();
      var all = Objects.requireNonNull(after.get(books.currency()));
      assertThat(minus(all, before.get(books.currency()))).isEqualTo(own);
    }
  }

  private static Totals minus(Totals a, @Nullable Totals b) {
    return b == null
        ? a
        : new Totals(
            a.currencyCode(),
            a.orders() - b.orders(),
            a.sold() - b.sold(),
            a.cancelled() - b.cancelled(),
            a.grossMinor() - b.grossMinor(),
            a.refundedMinor() - b.refundedMinor());
  }

  private void foldAll() {
    while (folding.fold() > 0) {
      // The next batch.
    }
  }

  @Test
  void isExactWhileOrdersGoOnAndSeveralFold() throws Exception {
    var books = books("IDR");
    var event = books.show().eventId();
    var over = new AtomicBoolean();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var sellers =
          Stream.iterate(0L, seed -> seed + 1)
              .limit(SELLERS)
              .map(seed -> crowd.submit(() -> sellUntil(over, books, new Random(seed))))
              .toList();
      var folders =
          Stream.of(1, 2)
              .map(_ ->
                  crowd.submit(() -> {
                    while (!over.get()) {
                      folding.fold();
                    }
                  }))
              .toList();
      try {
        for (int look = 0; look < LOOKS; look++) {
          requireExact(event);
        }
      } finally {
        over.set(true);
      }
      for (var seller : sellers) {
        assertThat(seller.get()).isPositive();
      }
      for (var folder : folders) {
        folder.get();
      }
    }
    foldAll();
    requireExact(event);
  }

  private static int sellUntil(AtomicBoolean over, Books books, Random random) {
    var sold = new ArrayList<UUID>();
    var open = new ArrayList<UUID>();
    int steps = 0;
    while (!over.get()) {
      step(books, sold, open, random);
      steps++;
    }
    return steps;
  }

  @Test
  void losesAndDoublesNothingWhenTheFolderIsKilled() {
    var books = books("IDR");
    var random = new Random(7);
    for (int i = 0; i < 10; i++) {
      books.sell(random);
    }

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              folding.fold();
              jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())").query().listOfRows();
            }))
        .isInstanceOf(RuntimeException.class);

    requireExact(books.show().eventId());
    foldAll();
    requireExact(books.show().eventId());
  }

  @Test
  void sharesDiscountsAsOrdersDo() {
    var books = books("IDR");
    var random = new Random(11);
    for (int i = 0; i < 60; i++) {
      var order = books.sell(random);
      var shares = new ArrayList<PaidShares.Share>();
      jdbc.sql(
              """
              SELECT order_item_id, item_position, paid_minor FROM ticket_shares s
              JOIN order_items i ON i.id = s.order_item_id
              WHERE s.order_id = ? ORDER BY i.position, item_position
              """)
          .param(order)
          .query(row -> {
            shares.add(
                new PaidShares.Share(
                    row.getObject(1, UUID.class), row.getInt(2), 0, row.getLong(3)));
          });
      assertThat(shares)
          .isEqualTo(
              PaidShares.of(orders.find(order).orElseThrow()).all().stream()
                  .map(s -> new PaidShares.Share(s.itemId(), s.place(), 0, s.paidMinor()))
                  .toList());
    }
  }
}
