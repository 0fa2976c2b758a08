package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.internal.v1.ListEndedSessionsRequest;
import id.karcis.api.user.internal.v1.SessionFeedGrpc;
import id.karcis.platform.error.Refusal;
import id.karcis.user.UserServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class EndedSessionFeedTest extends UserServiceTest {

  @Autowired private EndedSessionFeed feed;
  @Autowired private TransactionTemplate transactions;

  private String newSession() throws Exception {
    var token = login(newCustomer()).getAccessToken();
    return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
  }

  private void end(String session) {
    jdbc.sql("update sessions set end_time = now(), end_xid = pg_current_xact_id() where id = ?")
        .param(UUID.fromString(session))
        .update();
  }

  private String cursorOfNow() {
    var page = feed.since("");
    while (page.more()) {
      page = feed.since(page.cursor());
    }
    return page.cursor();
  }

  @Test
  void tellsWhatEndedSinceTheCursor() throws Exception {
    var before = newSession();
    var after = newSession();
    end(before);
    var cursor = cursorOfNow();

    assertThat(feed.since(cursor).sessions()).doesNotContain(before);

    end(after);

    assertThat(feed.since(cursor).sessions()).contains(after).doesNotContain(before);
    assertThat(feed.since("").sessions()).contains(before, after);
  }

  @Test
  void leavesNoneOutThatCommitsAfterLaterOnes() throws Exception {
    var slow = newSession();
    var quick = newSession();
    var isEnded = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var transaction =
          threads.submit(() ->
              transactions.execute(_ -> {
                end(slow);
                isEnded.countDown();
                await(mayCommit);
                return true;
              }));
      isEnded.await();
      end(quick);
      var page = feed.since("");
      var later = feed.since(page.cursor());
      assertThat(page.sessions()).contains(quick).doesNotContain(slow);

      mayCommit.countDown();
      transaction.get();

      assertThat(feed.since(later.cursor()).sessions()).contains(slow);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsPageByPageWhatHappensMeanwhileToo() throws Exception {
    var account = UUID.fromString(newCustomer().getId());
    transactions.executeWithoutResult(_ -> insertEnded(account, EndedSessionFeed.MAX_SESSIONS));
    var meanwhile = newSession();
    var slow = newSession();
    var told = new ArrayList<String>();
    var first = feed.read("");
    told.addAll(feed.since("").sessions());
    assertThat(first.more()).isTrue();
    end(meanwhile);

    var cursor = first.cursor();
    for (var more = true; more; ) {
      var page = feed.since(cursor);
      told.addAll(page.sessions());
      cursor = page.cursor();
      more = page.more();
    }
    end(slow);
    told.addAll(feed.since(cursor).sessions());

    assertThat(told).contains(meanwhile, slow);
    assertThat(told).hasSizeGreaterThan(EndedSessionFeed.MAX_SESSIONS);
    jdbc.sql("delete from sessions where account_id = ?").param(account).update();
  }

  private void insertEnded(UUID account, int count) {
    jdbc.sql(
            """
            insert into sessions (id, account_id, user_agent, client_address, create_time,
                refresh_time, idle_expire_time, expire_time, active_expire_time, end_time, end_xid)
            select gen_random_uuid(), ?, '', '', now(), now(), now(), now(), now(), now(),
                pg_current_xact_id()
            from generate_series(1, ?)
            """)
        .param(account)
        .param(count)
        .update();
  }

  @Test
  void forgetsWhatEndedLongAgo() throws Exception {
    var session = newSession();
    end(session);
    jdbc.sql("update sessions set end_time = now() - interval '12 minutes' where id = ?")
        .param(UUID.fromString(session))
        .update();

    assertThat(feed.since("").sessions()).doesNotContain(session);
  }

  @Test
  void beginsAnewAfterTheDatabaseWasRestored() throws Exception {
    var session = newSession();
    end(session);

    assertThat(feed.since(FeedCursor.at(Long.MAX_VALUE / 100).text()).sessions()).contains(session);
  }

  @Test
  void refusesStrangeCursorsAndStrangers() {
    for (var cursor : List.of("x", "1.2", "1.2." + "-".repeat(36), "-1.0." + UUID.randomUUID())) {
      var refusal = Assertions.catchThrowableOfType(Refusal.class, () -> feed.since(cursor));
      assertThat(refusal.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    }
    var stub =
        with(
            clients.stub(address(), SessionFeedGrpc::newBlockingStub),
            "authorization",
            "Bearer " + adminSession().getAccessToken());
    assertThat(
            refusal(() -> stub.listEndedSessions(ListEndedSessionsRequest.getDefaultInstance()))
                .reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
  }

  @Test
  void answersQuicklyWhenNothingHappened() {
    var cursor = cursorOfNow();
    var start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      feed.since(cursor);
    }
    assertThat(Duration.ofNanos((System.nanoTime() - start) / 100))
        .isLessThan(Duration.ofMillis(100));
  }
}
