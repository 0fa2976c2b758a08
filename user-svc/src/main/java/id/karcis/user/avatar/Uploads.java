package id.karcis.user.avatar;

import id.karcis.platform.error.Refusals;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestContext;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The uploads that are under way at this instance. They are few, since each may hold
/// [Upload#MAX_BYTES] in memory, one an account and two a client's network, so that nobody takes
/// all places with slow ones, nor with accounts made for it. Thread-safe.
@Component
public final class Uploads {

  /// Most uploads at once.
  static final int PLACES = 8;

  /// Most uploads at once of clients with one prefix; people behind one address take turns.
  static final int PLACES_OF_NETWORK = 2;

  /// Where the address of a client is not known; not limited, as it says nothing.
  private static final String UNKNOWN = "";

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ClientPrefixes prefixes;

  /// The network of each account that uploads.
  private final Map<UUID, String> networks = new HashMap<>();

  Uploads(ClientPrefixes prefixes) {
    this.prefixes = prefixes;
  }

  /// Begins an upload of an account, for the client of this thread's call. Refuses
  /// RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` while another one of it is under way, or as many as
  /// there are places, or places for its network.
  public Upload begin(UUID account) {
    var address = RequestContext.current().clientAddress();
    take(account, address == null ? UNKNOWN : prefixes.of(address));
    return new Upload(() -> release(account));
  }

  private synchronized void take(UUID account, String network) {
    if (networks.size() >= PLACES || networks.containsKey(account) || isFull(network)) {
      throw Refusals.tooMany("too many uploads at once", RETRY);
    }
    networks.put(account, network);
  }

  private boolean isFull(String network) {
    return !network.equals(UNKNOWN)
        && Collections.frequency(networks.values(), network) >= PLACES_OF_NETWORK;
  }

  private synchronized void release(UUID account) {
    networks.remove(account);
  }

  /// How many are under way.
  synchronized int count() {
    return networks.size();
  }
}
