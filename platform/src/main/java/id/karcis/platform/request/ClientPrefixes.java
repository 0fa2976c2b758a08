package id.karcis.platform.request;

import id.karcis.platform.settings.SettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Says which addresses belong to one client: whoever has one IPv6 address has a whole network of
/// them, /64 as a rule (RFC 6177), while an IPv4 address stands for itself.
public final class ClientPrefixes {

  private final int ipv4Bits;
  private final int ipv6Bits;

  /// @param ipv4Bits 8 to 32
  /// @param ipv6Bits 16 to 128
  ClientPrefixes(int ipv4Bits, int ipv6Bits) {
    this.ipv4Bits = checked("karcis.client-prefix.ipv4", ipv4Bits, 8, 32);
    this.ipv6Bits = checked("karcis.client-prefix.ipv6", ipv6Bits, 16, 128);
  }

  private static int checked(String setting, int bits, int least, int most) {
    if (bits < least || bits > most) {
      throw new SettingException(
          setting, "is %d, expected %d to %d bits".formatted(bits, least, most));
    }
    return bits;
  }

  /// Returns the prefix of an address, such as `203.0.113.7/32` or `2001:db8::/64`; text that is no
  /// address comes back as it is.
  ///
  /// @param address as [RequestContext#clientAddress] tells it
  public String of(String address) {
    return Addresses.read(address).map(this::of).orElse(address);
  }

  private String of(InetAddress address) {
    var bytes = address.getAddress();
    var bits = bytes.length == 4 ? ipv4Bits : ipv6Bits;
    for (int i = 0; i < bytes.length; i++) {
      var kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    try {
      return Addresses.text(InetAddress.getByAddress(bytes)) + "/" + bits;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(bytes.length + " bytes are no address", e);
    }
  }
}
