package id.karcis.platform.request;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads and writes IP addresses without ever asking a name server.
final class Addresses {

  private static final Pattern WITH_PORT =
      Pattern.compile("(?<v4>[0-9.]+):[0-9]{1,5}|\\[(?<v6>[0-9a-fA-F:.]+)](:[0-9]{1,5})?");

  /// Leaves out zones (`%eth0`), which mean something on one machine only.
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private Addresses() {}

  /// Reads an IPv4 or IPv6 address, with or without a port; nothing if it is neither. An IPv4
  /// address in IPv6 form (`::ffff:192.0.2.1`) is the IPv4 address.
  static Optional<InetAddress> read(String text) {
    var address = withoutPort(text.strip());
    return LITERAL.matcher(address).matches() && InetAddresses.isInetAddress(address)
        ? Optional.of(InetAddresses.forString(address))
        : Optional.empty();
  }

  private static String withoutPort(String text) {
    var found = WITH_PORT.matcher(text);
    if (!found.matches()) {
      return text;
    }
    var v4 = found.group("v4");
    return v4 == null ? found.group("v6") : v4;
  }

  /// Writes an address in its shortest form (RFC 5952), without a zone; at most 39 characters.
  static String text(InetAddress address) {
    var text = InetAddresses.toAddrString(address);
    var zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
