package id.karcis.platform.identity;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps [EndedSessions] up to date by asking the source again and again, and refuses callers whose
/// session ended. Before the source has answered once, nobody's token is accepted, because nothing
/// is known; later outages of it leave what is known in force. Without a source everybody is
/// believed, as in tests that sign their own tokens. Thread-safe.
final class EndedSessionsWatch {

  private static final Logger log = LoggerFactory.getLogger(EndedSessionsWatch.class);

  private final EndedSessions ended;
  private final @Nullable EndedSessionsSource source;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean loaded;
  private String cursor = "";
  private boolean silent;

  EndedSessionsWatch(EndedSessions ended, @Nullable EndedSessionsSource source) {
    this.ended = ended;
    this.source = source;
    this.loaded = source == null;
  }

  /// Refuses UNAUTHENTICATED `SESSION_ENDED`, and UNAVAILABLE while nothing is known.
  void check(Caller caller) {
    if (!loaded) {
      load();
    }
    if (ended.contains(caller.sessionId())) {
      throw Refusals.unauthenticated(
          ErrorReason.SESSION_ENDED, "the session of the access token has ended: sign in again");
    }
  }

  /// One caller asks, those who come meanwhile wait for the answer and find it.
  private void load() {
    asking.lock();
    try {
      var more = !loaded;
      while (more) {
        more = askUnlessSilent();
      }
      if (!loaded) {
        throw Refusals.unavailable("user-svc");
      }
    } finally {
      asking.unlock();
    }
  }

  /// While the source is silent, the repeated task alone asks: nobody's call waits for it.
  private boolean askUnlessSilent() {
    return !silent && ask();
  }

  /// Asks for news; true if there may be more right now.
  boolean poll() {
    asking.lock();
    try {
      return ask();
    } finally {
      asking.unlock();
    }
  }

  private boolean ask() {
    if (source == null) {
      return false;
    }
    try {
      var page = source.since(cursor);
      ended.add(page.sessions());
      cursor = page.cursor();
      loaded = loaded || !page.more();
      answered();
      return page.more();
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void answered() {
    if (silent) {
      silent = false;
      log.info("It is known again which sessions end");
    }
  }

  private void failed(RuntimeException failure) {
    if (!silent) {
      silent = true;
      log.warn(
          "Which sessions end cannot be learned; {}: {}",
          loaded ? "going on with what is known" : "no access token is accepted until it is",
          failure.toString());
    }
  }
}
