package id.karcis.edge.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// A block of addresses such as `10.0.0.0/8` or `2001:db8::/32`; a plain address is a block of one.
///
/// @param address any address of the block
/// @param prefix how many leading bits all its addresses share
public record AddressRange(InetAddress address, int prefix) {

  /// The block that a text names, or null if it names none.
  public static @Nullable AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    int bits = address.getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(address, bits);
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > bits) {
      return null;
    }
    return new AddressRange(address, Integer.parseInt(prefix));
  }

  /// The address that a text is, without a port, brackets or a zone; null if it is none. Never asks
  /// a name server. An IPv4 address inside IPv6 is an IPv4 address.
  static @Nullable InetAddress literal(String text) {
    boolean plain = text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
    byte[] octets = plain ? NetUtil.createByteArrayFromIpAddressString(text) : null;
    try {
      return octets == null ? null : InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /// Whether an address lies in this block. One of the other family never does.
  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int differing = mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE];
      int mask = 1 << Byte.SIZE - 1 - bit % Byte.SIZE;
      if ((differing & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
