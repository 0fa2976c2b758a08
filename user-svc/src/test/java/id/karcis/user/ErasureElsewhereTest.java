package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.User;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// That booking-svc forgets whose account was deleted, whenever it can be reached.
class ErasureElsewhereTest extends UserServiceTest {

  /// Pauses between deliveries grow, and the machine may be busy with other builds.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private void delete(User user) {
    var _ = users(adminSession()).deleteUser(request(user));
  }

  private static DeleteUserRequest request(User user) {
    return DeleteUserRequest.newBuilder().setId(user.getId()).build();
  }

  private int messages(User user) {
    return jdbc.sql("select count(*) from outbox where topic = 'erase-booking-data' and key = ?")
        .param(UUID.fromString(user.getId()))
        .query(Integer.class)
        .single();
  }

  private int failedAttempts(User user) {
    return jdbc.sql(
            """
            select coalesce(max(attempts), 0) from outbox
            where topic = 'erase-booking-data' and key = ? and last_error is not null
            """)
        .param(UUID.fromString(user.getId()))
        .query(Integer.class)
        .single();
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  @Test
  void tellsBookingWhoWasDeleted() throws InterruptedException {
    var user = newCustomer();
    var other = newCustomer();
    delete(user);
    await("booking-svc is told", () -> FakePersonalData.OfBooking.hasForgotten(user.getId()));
    await("the message is done with", () -> messages(user) == 0);
    assertThat(FakePersonalData.OfBooking.hasForgotten(other.getId())).isFalse();
  }

  @Test
  void deletesWhileBookingIsAwayAndTellsItWhenItIsBack() throws InterruptedException {
    var user = newCustomer();
    EVENTS.stop();
    try {
      delete(user);
      await("a delivery fails", () -> failedAttempts(user) > 0);
      assertThat(messages(user)).isOne();
      assertThat(FakePersonalData.OfBooking.hasForgotten(user.getId())).isFalse();
    } finally {
      EVENTS.start();
    }
    await("booking-svc is told", () -> FakePersonalData.OfBooking.hasForgotten(user.getId()));
    await("the message is done with", () -> messages(user) == 0);
  }

  @Test
  void tellsNothingOfADeletionThatWasRefused() {
    var user = newCustomer();
    var refusal = refusal(() -> users(login(user)).deleteUser(request(user)));
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(messages(user)).isZero();
    assertThat(FakePersonalData.OfBooking.hasForgotten(user.getId())).isFalse();
  }
}
