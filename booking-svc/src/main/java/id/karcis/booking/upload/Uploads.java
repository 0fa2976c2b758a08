package id.karcis.booking.upload;

import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// The uploads that are under way at this instance. They are few, since each may hold a file of
/// [Upload#MAX_BYTES] and all that is read out of it in memory. Thread-safe.
@Component
public class Uploads {

  /// Most uploads at once.
  static final int PLACES = 4;

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Semaphore places = new Semaphore(PLACES);

  /// Begins an upload. Refuses RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` while as many as there are
  /// places are under way.
  Upload begin() {
    if (!places.tryAcquire()) {
      throw Refusals.tooMany("too many uploads at once", RETRY);
    }
    return new Upload(places::release);
  }
}
