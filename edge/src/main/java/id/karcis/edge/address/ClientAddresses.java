package id.karcis.edge.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the address of the client that a request comes from. Immutable.
public final class ClientAddresses {
  private final List<AddressRange> trustedProxies;

  /// @param trustedProxies peers whose `X-Forwarded-For` is believed; with none of them the peer is
  ///   always the client
  public ClientAddresses(List<AddressRange> trustedProxies) {
    this.trustedProxies = List.copyOf(trustedProxies);
  }

  /// The rightmost of peer and forwarded addresses that is no trusted proxy. What stands left of
  /// that one was written by the client, and so was what stands left of a malformed entry.
  ///
  /// @param peer the other end of the connection
  /// @param forwardedFor the lines of `X-Forwarded-For` in their order
  public String of(String peer, List<String> forwardedFor) {
    InetAddress client = AddressRange.literal(withoutZone(peer));
    if (client == null) {
      return peer;
    }
    for (String entry : rightToLeft(forwardedFor)) {
      InetAddress next = isTrusted(client) ? AddressRange.literal(entry) : null;
      if (next == null) {
        break;
      }
      client = next;
    }
    return NetUtil.toAddressString(client);
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(proxies -> proxies.contains(address));
  }

  private static List<String> rightToLeft(List<String> lines) {
    var entries = new ArrayList<String>();
    for (String line : lines) {
      Arrays.stream(line.split(",", -1)).map(String::strip).forEach(entries::add);
    }
    return entries.reversed();
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
