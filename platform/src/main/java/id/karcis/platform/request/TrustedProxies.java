package id.karcis.platform.request;

import id.karcis.platform.settings.SettingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out where a call comes from. Whoever connects is known by its address; what it says about
/// others is believed only if it is a proxy of ours. Then `x-forwarded-for` is read from its end,
/// where the nearest hop wrote, up to the first address that is no proxy of ours: everything left
/// of it may be invented.
final class TrustedProxies {

  private static final String SETTING = "karcis.trusted-proxies (KARCIS_TRUSTED_PROXIES)";

  private final List<AddressRange> ranges;

  private TrustedProxies(List<AddressRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /// Reads the setting: address ranges with commas between them; none if it is empty.
  ///
  /// @throws SettingException if one of them is malformed
  static TrustedProxies of(String setting) {
    return new TrustedProxies(
        Arrays.stream(setting.split(","))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .map(TrustedProxies::range)
            .toList());
  }

  private static AddressRange range(String text) {
    try {
      return AddressRange.of(text);
    } catch (IllegalArgumentException _) {
      throw new SettingException(
          SETTING, "holds '" + text + "'; expected ranges such as 10.0.0.0/8,2001:db8::/32");
    }
  }

  /// Returns the client's address in its shortest form. Peers without an IP address are inside this
  /// machine and are believed; null if they tell nothing.
  ///
  /// @param forwarded the values of all `x-forwarded-for` headers, in their order
  @Nullable String clientAddress(
      @Nullable SocketAddress peer, @Nullable Iterable<String> forwarded) {
    var nearest = peer instanceof InetSocketAddress socket ? socket.getAddress() : null;
    var client = forwarded == null ? nearest : beyondProxies(nearest, hops(forwarded));
    return client == null ? null : Addresses.text(client);
  }

  private @Nullable InetAddress beyondProxies(@Nullable InetAddress nearest, List<String> hops) {
    var client = nearest;
    for (var hop : hops.reversed()) {
      var next = Addresses.read(hop);
      if (!isTrusted(client) || next.isEmpty()) {
        return client;
      }
      client = next.get();
    }
    return client;
  }

  private boolean isTrusted(@Nullable InetAddress hop) {
    return hop == null || ranges.stream().anyMatch(range -> range.contains(hop));
  }

  private static List<String> hops(Iterable<String> headers) {
    var hops = new ArrayList<String>();
    headers.forEach(header -> hops.addAll(Arrays.asList(header.split(",", -1))));
    return hops;
  }
}
