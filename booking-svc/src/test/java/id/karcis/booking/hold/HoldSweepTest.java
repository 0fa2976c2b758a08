package id.karcis.booking.hold;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.hold.TestEvent.Plan;
import id.karcis.booking.seat.SeatStates;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldSweepTest {

  private final BookingInstance booking = BookingInstance.shared();
  private final HoldSweep sweep = booking.beans().getBean(HoldSweep.class);
  private final TestEvent event = TestEvent.create(booking.jdbc(), Plan.ofSeats(10));

  @Test
  void freesExpiredSeatsForgetsTheirClaimsAndRaisesTheVersion() {
    var expired = hold(2);
    booking
        .jdbc()
        .sql(
            """
            WITH seats AS (
              UPDATE seat_claims SET expire_time = now() WHERE event_id = :event),
            claims AS (UPDATE buyer_claims SET expire_time = now() WHERE event_id = :event)
            UPDATE holds SET expire_time = now() WHERE event_id = :event
            """)
        .param("event", event.id())
        .update();
    var before = booking.beans().getBean(SeatStates.class).all(event.id()).version();

    sweepAll();

    assertThat(text("SELECT state FROM holds WHERE event_id = :event")).isEqualTo("EXPIRED");
    assertThat(number("SELECT count(*) FROM buyer_claims WHERE event_id = :event")).isZero();
    assertThat(
            number("SELECT count(*) FROM seat_claims WHERE event_id = :event AND state = 'FREE'"))
        .isEqualTo(2);
    assertThat(booking.beans().getBean(SeatStates.class).all(event.id()).version())
        .isEqualTo(before + 2);
    assertThat(expired).isNotEmpty();
  }

  @Test
  void leavesLiveHoldsAlone() {
    hold(1);

    sweepAll();

    assertThat(text("SELECT state FROM holds WHERE event_id = :event")).isEqualTo("ACTIVE");
  }

  /// The service sweeps too; whoever comes first, it is done when nothing is due any more.
  private void sweepAll() {
    while (number("SELECT count(*) FROM holds WHERE state = 'ACTIVE' AND expire_time <= now()")
        > 0) {
      sweep.sweep();
    }
  }

  private String hold(int seats) {
    return booking
        .holds(UUID.randomUUID())
        .holdSeats(HoldContractTest.request(event.id(), event.seats(seats)))
        .getId();
  }

  private String text(String sql) {
    return booking.jdbc().sql(sql).param("event", event.id()).query(String.class).single();
  }

  private long number(String sql) {
    return booking.jdbc().sql(sql).param("event", event.id()).query(Long.class).single();
  }
}
