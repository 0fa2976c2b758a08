package id.karcis.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.EndedSessionsSource.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EndedSessionsWatchTest {

  /// Tells one session a page, in the order of its list; each cursor is a position.
  private static final class Source implements EndedSessionsSource {
    private final List<String> sessions = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized Page since(String cursor) {
      if (away) {
        throw new IllegalStateException("away");
      }
      var start = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
      var end = Math.min(start + 1, sessions.size());
      return new Page(
          List.copyOf(sessions.subList(start, end)), Integer.toString(end), end < sessions.size());
    }
  }

  private final Source source = new Source();
  private final EndedSessionsWatch watch = new EndedSessionsWatch(new EndedSessions(), source);

  private static Caller caller(String session) {
    return new Caller(UUID.randomUUID(), Role.CUSTOMER, session);
  }

  private ErrorReason reason(String session) {
    return catchThrowableOfType(Refusal.class, () -> watch.check(caller(session))).reason();
  }

  @Test
  void knowsAllThatEndedBeforeItLetsTheFirstCallerIn() throws Exception {
    source.sessions.addAll(List.of("one", "two", "three"));
    Callable<ErrorReason> attempt = () -> reason("three");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reasons = threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> attempt).toList());

      assertThat(reasons).allMatch(it -> it.resultNow() == ErrorReason.SESSION_ENDED);
    }
    assertThatCode(() -> watch.check(caller("four"))).doesNotThrowAnyException();
  }

  @Test
  void letsNobodyInBeforeItKnows() {
    source.away = true;

    assertThat(reason("one")).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);

    source.away = false;
    watch.poll();

    assertThatCode(() -> watch.check(caller("one"))).doesNotThrowAnyException();
  }

  @Test
  void goesOnWithWhatItKnowsAndSaysSoOnce(CapturedOutput output) {
    source.sessions.add("one");
    watch.poll();
    source.away = true;
    watch.poll();
    watch.poll();

    assertThat(reason("one")).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThatCode(() -> watch.check(caller("two"))).doesNotThrowAnyException();

    source.away = false;
    source.sessions.add("two");
    watch.poll();
    watch.poll();

    assertThat(reason("two")).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(output).containsOnlyOnce("cannot be learned").containsOnlyOnce("known again");
  }
}
