package id.karcis.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisTimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class ErrorMappingTest extends ProbeTest {

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private Refusal failingWith(Supplier<RuntimeException> failure) {
    service.answer(_ -> {
      throw failure.get();
    });
    return refusal(() -> with("x-request-id", "req-1").askPublic(probe()));
  }

  @Test
  void tellsRefusalsInFull() {
    var told =
        failingWith(() ->
            Refusals.aborted(
                    ErrorReason.SEAT_UNAVAILABLE, "seat A1 is taken", Map.of("seatIds", "A1"))
                .retryAfter(Duration.ofMillis(1500)));
    assertThat(told.code()).isEqualTo(Code.ABORTED);
    assertThat(told.reason()).isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
    assertThat(told.message()).isEqualTo("seat A1 is taken");
    assertThat(told.metadata()).isEqualTo(Map.of("seatIds", "A1"));
    assertThat(told.retryAfter()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void namesWhatIsNotFound() {
    var told = failingWith(() -> Refusals.notFound("Event", "42"));
    assertThat(told.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(told.resource()).isEqualTo(new ResourceReference("Event", "42"));
  }

  @Test
  void hidesFaultsBehindTheRequestId() {
    var told = failingWith(() -> new IllegalStateException("select secret from users"));
    assertThat(told.code()).isEqualTo(Code.INTERNAL);
    assertThat(told.reason()).isEqualTo(ErrorReason.INTERNAL_ERROR);
    assertThat(told.metadata()).isEqualTo(Map.of("requestId", "req-1"));
    assertThat(told.message()).doesNotContain("secret");
  }

  @Test
  void hidesBrokenConstraints() {
    var told =
        failingWith(() ->
            new DataIntegrityViolationException(
                "users_email_key", new SQLException("duplicate", "23505")));
    assertThat(told.code()).isEqualTo(Code.INTERNAL);
  }

  @Test
  void callsALostDatabaseUnavailable() {
    assertOutage(
        failingWith(() ->
            new CannotCreateTransactionException(
                "no", new SQLTransientConnectionException("pool is empty"))));
    assertOutage(failingWith(() -> wrapped(new SQLException("gone", "08006"))));
    assertOutage(failingWith(() -> wrapped(new SQLException("shutdown", "57P01"))));
    assertOutage(failingWith(() -> wrapped(new SQLException("serialize", "40001"))));
    assertOutage(
        failingWith(() -> new CannotAcquireLockException("x", new SQLException("lock", "55P03"))));
  }

  @Test
  void callsALostRedisUnavailable() {
    assertOutage(failingWith(() -> wrapped(new RedisTimeoutException("no answer"))));
  }

  @Test
  void callsALostNeighbourUnavailable() {
    assertOutage(failingWith(Status.UNAVAILABLE::asRuntimeException));
    assertOutage(failingWith(Status.DEADLINE_EXCEEDED::asRuntimeException));
  }

  @Test
  void passesNoStatusOfANeighbourOn() {
    var told = failingWith(Status.NOT_FOUND.withDescription("payment 7")::asRuntimeException);
    assertThat(told.code()).isEqualTo(Code.INTERNAL);
    assertThat(told.message()).doesNotContain("payment 7");
  }

  @Test
  void keepsTheClientLibraryFromRepeatingACallThatFailed() {
    var attempts = new AtomicInteger();
    assertOutage(
        failingWith(() -> {
          attempts.incrementAndGet();
          return Status.UNAVAILABLE.asRuntimeException();
        }));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void callsALostEditAborted() {
    var told = failingWith(() -> new ObjectOptimisticLockingFailureException("Event", 1));
    assertThat(told.code()).isEqualTo(Code.ABORTED);
    assertThat(told.reason()).isEqualTo(ErrorReason.STALE_ETAG);
  }

  @Test
  void mapsARealStatementTimeout() {
    service.answer(request -> {
      transactions.executeWithoutResult(_ -> {
        jdbc.sql("set local statement_timeout = 50").update();
        jdbc.sql("select pg_sleep(5)").query().listOfRows();
      });
      return request;
    });
    assertOutage(refusal(() -> anonymous().askPublic(probe())));
  }

  @Test
  void endsCallsAtTheCallersDeadline() {
    service.answer(request -> {
      jdbc.sql("select pg_sleep(1)").query().listOfRows();
      return request;
    });
    var failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            io.grpc.StatusRuntimeException.class,
            () -> anonymous().withDeadlineAfter(200, TimeUnit.MILLISECONDS).askPublic(probe()));
    assertThat(failure.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
  }

  private static RuntimeException wrapped(Exception cause) {
    return new IllegalStateException("wrapped", cause);
  }

  private static void assertOutage(Refusal told) {
    assertThat(told.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(told.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThat(told.retryAfter()).isEqualTo(Refusals.DEFAULT_RETRY);
  }
}
