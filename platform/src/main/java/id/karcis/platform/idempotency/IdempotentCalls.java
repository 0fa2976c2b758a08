package id.karcis.platform.idempotency;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.idempotency.IdempotencyTable.Entry;
import id.karcis.platform.idempotency.IdempotencyTable.Key;
import id.karcis.platform.idempotency.IdempotencyTable.Turn;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.platform.request.RequestContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Does a piece of work once per Idempotency-Key and answers every repetition with the first
/// answer, for 24 hours.
///
/// The work gets the id that it must give to what it creates. **It must treat "a resource with this
/// id exists" as done** and answer with that resource: when a process dies between the work's
/// commit and the stored answer, or a try ends in an outage, the next try with the same key runs
/// the work again under the same id.
///
/// Refusals ABORTED, FAILED_PRECONDITION, NOT_FOUND and ALREADY_EXISTS are answers and are replayed
/// too, unless they say that waiting helps. After other refusals of the caller's making the key is
/// forgotten. Everything else (outage, fault) leaves the key to the next try.
///
/// Refuses INVALID_ARGUMENT for a malformed key, ABORTED `IDEMPOTENCY_KEY_REUSED` for another
/// request under the same key, ABORTED `REQUEST_IN_PROGRESS` while the first one runs. Not to be
/// called inside a transaction.
public final class IdempotentCalls {

  private static final Logger log = LoggerFactory.getLogger(IdempotentCalls.class);

  private static final Duration KEPT = Duration.ofHours(24);
  private static final String ANSWERED = "ANSWERED";
  private static final String REFUSED = "REFUSED";

  private final IdempotencyTable table;

  IdempotentCalls(IdempotencyTable table) {
    this.table = table;
  }

  /// Runs `work` once for the key of the current call; a call without key always runs it, with a
  /// new id.
  ///
  /// @param method names the operation, such as `HoldSeats`
  /// @param parser of the answer, such as `Hold.parser()`
  public <R extends Message> R run(
      String method, Message request, Parser<R> parser, Function<UUID, R> work) {
    var sent = RequestContext.current().idempotencyKey();
    if (sent == null) {
      return work.apply(UuidV7.next());
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(method + " runs idempotently inside a transaction");
    }
    var key = Keys.of(sent);
    var call = Keys.call(method, request);
    var turn = table.take(key, call, UuidV7.next(), Leases.forCurrentCall(), KEPT);
    return turn.isPresent()
        ? work(key, turn.get(), work)
        : replay(table.find(key).orElseThrow(IdempotentCalls::inProgress), call, parser);
  }

  private <R extends Message> R work(Key key, Turn turn, Function<UUID, R> work) {
    R answer;
    try {
      answer = work.apply(turn.resourceId());
    } catch (Refusal refusal) {
      note(() -> refused(key, turn, refusal));
      throw refusal;
    } catch (RuntimeException | Error failure) {
      note(() -> table.release(key, turn));
      throw failure;
    }
    note(() -> table.answer(key, turn, ANSWERED, answer.toByteArray()));
    return answer;
  }

  private void refused(Key key, Turn turn, Refusal refusal) {
    switch (Fate.of(refusal)) {
      case STORE -> table.answer(key, turn, REFUSED, StatusProtos.toProto(refusal).toByteArray());
      case FORGET -> table.forget(key, turn);
      case RELEASE -> table.release(key, turn);
    }
  }

  /// The work is done or refused either way; if that cannot be written down, the lease ends and the
  /// next try finds out.
  private static void note(Runnable write) {
    try {
      write.run();
    } catch (DataAccessException e) {
      log.warn("the outcome of an idempotent call was not stored: {}", e.toString());
    }
  }

  private static <R extends Message> R replay(
      Entry entry, IdempotencyTable.Call call, Parser<R> parser) {
    if (!Arrays.equals(entry.requestHash(), call.requestHash())) {
      throw Refusals.aborted(
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "this Idempotency-Key was used before with another request",
          Map.of());
    }
    var response = entry.response();
    if (response == null) {
      throw inProgress().retryAfter(Leases.worthWaiting(entry.leaseMillis()));
    }
    try {
      if (entry.state().equals(REFUSED)) {
        throw StatusProtos.fromProto(com.google.rpc.Status.parseFrom(response));
      }
      return parser.parseFrom(response);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored answer of " + call.method() + " is unreadable", e);
    }
  }

  private static Refusal inProgress() {
    return Refusals.aborted(
            ErrorReason.REQUEST_IN_PROGRESS,
            "a request with this Idempotency-Key is still being worked on",
            Map.of())
        .retryAfter(Refusals.DEFAULT_RETRY);
  }
}
