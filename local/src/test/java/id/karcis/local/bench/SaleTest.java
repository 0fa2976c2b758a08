package id.karcis.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SaleTest {

  private static final List<String> SEATS = List.of("a1", "a2");

  @Test
  void looksAgainUntilThePaidOrderHasSettled() {
    var way = new ScriptedWay(3, SEATS.size());

    var purchase = Sale.make(way, "token", "event", SEATS);

    assertThat(purchase).isEqualTo(new Purchase("BKG-1", true, SEATS, 2));
    assertThat(way.looks).isEqualTo(3);
  }

  @Test
  void countsPaymentWithoutTicketsAsFailure() {
    assertThatThrownBy(() -> Sale.make(new ScriptedWay(0, 1), "token", "event", SEATS))
        .isInstanceOf(Failure.class)
        .hasMessage("paid without tickets");
  }

  /// A platform that settles after so many looks and issues so many tickets.
  private static final class ScriptedWay implements Way {

    private final int looksNeeded;
    private final int tickets;
    private int looks;

    ScriptedWay(int looksNeeded, int tickets) {
      this.looksNeeded = looksNeeded;
      this.tickets = tickets;
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public String hold(String token, String eventId, List<String> seatIds) {
      return "hold";
    }

    @Override
    public Purchase order(String token, String holdId) {
      return new Purchase("BKG-1", false, SEATS, 0);
    }

    @Override
    public Purchase pay(String token, String orderCode) {
      return now();
    }

    @Override
    public Purchase look(String token, String orderCode) {
      looks++;
      return now();
    }

    private Purchase now() {
      var settled = looks >= looksNeeded;
      return new Purchase("BKG-1", settled, SEATS, settled ? tickets : 0);
    }

    @Override
    public int readTickets(String token) {
      return tickets;
    }

    @Override
    public void close() {
      // Nothing open.
    }
  }
}
