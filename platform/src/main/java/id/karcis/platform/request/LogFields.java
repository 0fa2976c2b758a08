package id.karcis.platform.request;

import java.util.function.Supplier;
import org.slf4j.MDC;

/// Puts the request id into the log's fields for as long as a step of the call runs on this thread.
/// A call is several tasks on several virtual threads, so each step sets and clears it anew. Never
/// add the same name to a line by hand: a line with a field twice is lost, since it is no JSON.
final class LogFields {

  private static final String REQUEST_ID = "requestId";

  private LogFields() {}

  static <T> T with(RequestContext request, Supplier<T> step) {
    var outer = MDC.get(REQUEST_ID);
    MDC.put(REQUEST_ID, request.requestId());
    try {
      return step.get();
    } finally {
      if (outer == null) {
        MDC.remove(REQUEST_ID);
      } else {
        MDC.put(REQUEST_ID, outer);
      }
    }
  }
}
