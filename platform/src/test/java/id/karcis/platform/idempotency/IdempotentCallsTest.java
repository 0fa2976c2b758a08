package id.karcis.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.identity.Role;
import id.karcis.platform.probe.ProbeTest;
import id.karcis.platform.request.RequestContext;
import io.grpc.Context;
import io.grpc.Metadata;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotentCallsTest extends ProbeTest {

  private static final Probe REQUEST = Probe.newBuilder().setDisplayName("two seats").build();
  private static final int PARALLEL = 16;
  private static final String PHONE = "+6281299998888";
  private static final String ANSWERS_WITH =
      "select count(*) from idempotency_keys where position(? in response) > 0";

  @Autowired private IdempotentCalls calls;
  @Autowired private IdempotencyTable table;
  @Autowired private JdbcClient jdbc;
  @Autowired private FieldEncryption encryption;
  @Autowired private List<EncryptedColumn> columns;
  @Autowired private TransactionTemplate transactions;

  private final Caller caller = new Caller(UUID.randomUUID(), Role.CUSTOMER, "s");
  private final List<UUID> worked = new ArrayList<>();

  @Test
  void runsEveryTimeWithoutKey() {
    run(null, REQUEST, this::done);
    run(null, REQUEST, this::done);
    assertThat(worked).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void replaysTheFirstAnswer() {
    var first = run("k", REQUEST, this::done);
    var second = run("k", REQUEST, this::done);
    assertThat(worked).hasSize(1);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void storesNoKeyInClear() {
    run("a key that only the caller knows", REQUEST, this::done);
    // A row shows bytes in hexadecimal digits, in which the key would be seen as well.
    assertThat(
            jdbc.sql("select idempotency_keys::text from idempotency_keys")
                .query((row, _) -> row.getString(1))
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains("that only"))
        .noneMatch(row -> row.contains(HexFormat.of().formatHex("that only".getBytes(UTF_8))));
  }

  @Test
  void storesNoAnswerInClear() {
    run("k", REQUEST, id -> done(id).toBuilder().setDisplayName(PHONE).build());
    var stored = jdbc.sql(ANSWERS_WITH).param(PHONE.getBytes(UTF_8));
    assertThat(stored.query(Integer.class).single()).isZero();
    assertThat(run("k", REQUEST, this::done).getDisplayName()).isEqualTo(PHONE);
  }

  @Test
  void replaysAnswersThatAnOlderVersionStoredInClear() {
    run("k", REQUEST, this::done);
    var old = Probe.newBuilder().setId("old").setDisplayName(PHONE).build();
    jdbc.sql("update idempotency_keys set response = ? where caller = ?")
        .param(old.toByteArray())
        .param(caller.userId())
        .update();
    assertThat(run("k", REQUEST, this::done)).isEqualTo(old);
  }

  @Test
  void answersFollowTheKeyRing() {
    run("k", REQUEST, this::done);
    var context =
        jdbc.sql(
                "select "
                    + IdempotencyTable.RESPONSES.id()
                    + " from idempotency_keys where caller = ?")
            .param(caller.userId())
            .query(String.class)
            .single();
    var stored =
        jdbc.sql("select response from idempotency_keys where caller = ?")
            .param(caller.userId())
            .query((row, _) -> row.getBytes(1))
            .single();
    assertThat(encryption.decryptBytes(stored, IdempotencyTable.RESPONSES.context(context)))
        .as("under the context that re-encryption makes of the row")
        .isEqualTo(run("k", REQUEST, this::done).toByteArray());
    assertThat(columns).contains(IdempotencyTable.RESPONSES);
  }

  @Test
  void keepsCallersApart() {
    run("k", REQUEST, this::done);
    runAs(new Caller(UUID.randomUUID(), Role.CUSTOMER, "s"), "k", REQUEST, this::done);
    assertThat(worked).hasSize(2);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    run("k", REQUEST, this::done);
    var other = REQUEST.toBuilder().setDisplayName("three seats").build();
    assertReason(() -> run("k", other, this::done), ErrorReason.IDEMPOTENCY_KEY_REUSED);
    assertThat(worked).hasSize(1);
  }

  @Test
  void replaysRefusalsThatAreAnswers() {
    Function<UUID, Probe> taken =
        id -> {
          worked.add(id);
          throw Refusals.aborted(ErrorReason.SEAT_UNAVAILABLE, "taken", Map.of("seatIds", "A1"));
        };
    assertReason(() -> run("k", REQUEST, taken), ErrorReason.SEAT_UNAVAILABLE);
    assertThatThrownBy(() -> run("k", REQUEST, taken))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.metadata()).containsEntry("seatIds", "A1"));
    assertThat(worked).hasSize(1);
  }

  @Test
  void forgetsTheKeyAfterABadRequest() {
    assertReason(
        () ->
            run(
                "k",
                REQUEST,
                id -> {
                  worked.add(id);
                  throw Refusals.invalid("displayName", "x", "y");
                }),
        ErrorReason.INVALID_FIELD);
    var corrected = REQUEST.toBuilder().setDisplayName("corrected").build();
    run("k", corrected, this::done);
    assertThat(worked).hasSize(2);
  }

  @Test
  void goesOnUnderTheSameIdAfterAnOutage() {
    assertReason(
        () ->
            run(
                "k",
                REQUEST,
                id -> {
                  worked.add(id);
                  throw Refusals.unavailable("database");
                }),
        ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThatThrownBy(() ->
            run(
                "k",
                REQUEST,
                id -> {
                  worked.add(id);
                  throw new IllegalStateException("bug");
                }))
        .isInstanceOf(IllegalStateException.class);
    var answer = run("k", REQUEST, this::done);
    assertThat(worked).hasSize(3).containsOnly(UUID.fromString(answer.getId()));
  }

  @Test
  void takesOverFromATryThatDied() {
    var key = inCall(caller, "k", () -> Keys.of("k"));
    var dead =
        table
            .take(key, Keys.call("Test", REQUEST), UUID.randomUUID(), seconds(30), seconds(86_400))
            .orElseThrow();
    assertReason(() -> run("k", REQUEST, this::done), ErrorReason.REQUEST_IN_PROGRESS);

    expireLeases();
    var answer = run("k", REQUEST, this::done);
    assertThat(answer.getId()).isEqualTo(dead.resourceId().toString());

    table.forget(key, dead);
    table.answer(key, dead, "REFUSED", new byte[0]);
    assertThat(run("k", REQUEST, this::done)).as("the dead try changes nothing").isEqualTo(answer);
    assertThat(worked).hasSize(1);
  }

  @Test
  void startsAfreshWhenTheKeyHasExpired() {
    run("k", REQUEST, this::done);
    jdbc.sql("update idempotency_keys set expire_time = now() - interval '1 second'").update();
    run("k", REQUEST.toBuilder().setDisplayName("another").build(), this::done);
    assertThat(worked).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void sweepsExpiredKeysOnly() {
    run("old", REQUEST, this::done);
    jdbc.sql("update idempotency_keys set expire_time = now() - interval '1 second'").update();
    run("new", REQUEST, this::done);
    assertThat(table.sweep(1000)).isPositive();
    run("new", REQUEST, this::done);
    assertThat(worked).hasSize(2);
  }

  @Test
  void letsOneOfManyAtOnceDoTheWork() throws Exception {
    var runs = new AtomicInteger();
    var answers = new ConcurrentLinkedQueue<String>();
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < PARALLEL; i++) {
        var _ =
            threads.submit(() -> {
              start.await();
              answers.add(answerOrReason(runs));
              return true;
            });
      }
      start.countDown();
    }
    assertThat(runs).hasValue(1);
    assertThat(answers).hasSize(PARALLEL);
    var first = run("k", REQUEST, this::done).getId();
    assertThat(answers).allMatch(a -> a.equals(first) || a.equals("REQUEST_IN_PROGRESS"));
  }

  private String answerOrReason(AtomicInteger runs) {
    try {
      return run(
              "k",
              REQUEST,
              id -> {
                runs.incrementAndGet();
                jdbc.sql("select pg_sleep(0.2)").query().listOfRows();
                return Probe.newBuilder().setId(id.toString()).build();
              })
          .getId();
    } catch (Refusal refusal) {
      assertThat(refusal.retryAfter()).isNotNull();
      return refusal.reason().name();
    }
  }

  @Test
  void refusesMalformedKeys() {
    for (var bad : new String[] {"", "x".repeat(256), "ключ", "a\tb"}) {
      assertThatThrownBy(() -> Keys.of(bad))
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("Idempotency-Key: expected 1 to 255 printable ASCII");
    }
  }

  @Test
  void doesNotRunInsideATransaction() {
    assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> run("k", REQUEST, this::done)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsTheKeyOfARealCall() {
    service.answer(request -> calls.run("Test", request, Probe.parser(), this::done));
    var stub = with("idempotency-key", "over the wire " + UUID.randomUUID());
    assertThat(stub.askPublic(REQUEST)).isEqualTo(stub.askPublic(REQUEST));
    assertThat(worked).hasSize(1);
  }

  private Probe done(UUID id) {
    worked.add(id);
    return Probe.newBuilder().setId(id.toString()).build();
  }

  private Probe run(@Nullable String key, Probe request, Function<UUID, Probe> work) {
    return runAs(caller, key, request, work);
  }

  private Probe runAs(Caller who, @Nullable String key, Probe request, Function<UUID, Probe> work) {
    return inCall(who, key, () -> calls.run("Test", request, Probe.parser(), work));
  }

  private static <T> T inCall(
      Caller who, @Nullable String key, java.util.concurrent.Callable<T> work) {
    var headers = new Metadata();
    if (key != null) {
      headers.put(Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER), key);
    }
    try {
      return RequestContext.of(headers)
          .putInto(Context.current())
          .call(() -> Callers.as(who, work));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void expireLeases() {
    jdbc.sql("update idempotency_keys set lease_expire_time = now() - interval '1 second'")
        .update();
  }

  private static java.time.Duration seconds(long seconds) {
    return java.time.Duration.of(seconds, TimeUnit.SECONDS.toChronoUnit());
  }

  private static void assertReason(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorReason reason) {
    assertThatThrownBy(call)
        .isInstanceOf(Refusal.class)
        .hasFieldOrPropertyWithValue("reason", reason);
  }
}
