package id.karcis.edge.conformance;

import com.google.rpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the upstream does when it is called.
///
/// @param replies the messages, serialised, for the full name of the method that was called
/// @param pause how long it waits before each message and before the end
/// @param status how it ends; null is OK
/// @param detailed whether the status goes out with its details, or as code and message alone
/// @param headers leading metadata
/// @param hang whether it never ends the call
/// @param early whether it does so at the first message, without waiting for the others
/// @param takes how many messages it takes at all
public record Script(
    Function<String, List<byte[]>> replies,
    Duration pause,
    @Nullable Status status,
    boolean detailed,
    Map<String, String> headers,
    boolean hang,
    boolean early,
    int takes) {

  /// Answers with these messages at once.
  public static Script answering(byte[]... messages) {
    return new Script(
        _ -> List.of(messages),
        Duration.ZERO,
        null,
        false,
        Map.of(),
        false,
        false,
        Integer.MAX_VALUE);
  }

  public Script paced(Duration every) {
    return new Script(replies, every, status, detailed, headers, hang, early, takes);
  }

  public Script hanging() {
    return new Script(replies, pause, status, detailed, headers, true, early, takes);
  }

  public Script failing(Status with) {
    return new Script(replies, pause, with, true, headers, hang, early, takes);
  }

  /// Does not wait for the end of the request.
  public Script answeringEarly() {
    return new Script(replies, pause, status, detailed, headers, hang, true, takes);
  }

  /// Takes only so many messages.
  public Script taking(int messages) {
    return new Script(replies, pause, status, detailed, headers, hang, early, messages);
  }
}
