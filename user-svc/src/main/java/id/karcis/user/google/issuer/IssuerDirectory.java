package id.karcis.user.google.issuer;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The issuer's discovery document: fetched when somebody needs it, kept for an hour, and used for
/// a day while a newer one cannot be had. Thread-safe.
final class IssuerDirectory {

  private static final Logger log = LoggerFactory.getLogger(IssuerDirectory.class);

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration USABLE = Duration.ofDays(1);
  private static final int OK = 200;

  private final IssuerClient client;
  private final IssuerHttp http;
  private final Kept<IssuerMetadata> kept = new Kept<>(this::fetch);

  IssuerDirectory(IssuerClient client, IssuerHttp http) {
    this.client = client;
    this.http = http;
  }

  IssuerMetadata metadata() throws IssuerException {
    var fresh = kept.youngerThan(FRESH);
    return fresh.isPresent() ? fresh.get() : fetchedOrOld();
  }

  private IssuerMetadata fetchedOrOld() throws IssuerException {
    try {
      return kept.fetched();
    } catch (IssuerException e) {
      log.warn("The issuer's discovery document cannot be read: {}", e.getMessage());
      return kept.youngerThan(USABLE).orElseThrow(() -> e);
    }
  }

  private IssuerMetadata fetch() throws IssuerException {
    var answer = http.get(client.discoveryUri());
    if (answer.status() != OK) {
      throw new IssuerException("its discovery document: HTTP " + answer.status());
    }
    return IssuerMetadata.read(answer.body(), client.issuer());
  }
}
