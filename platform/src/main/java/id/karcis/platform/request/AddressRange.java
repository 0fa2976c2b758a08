package id.karcis.platform.request;

import java.net.InetAddress;

/// A range of IP addresses, such as `10.0.0.0/8`. An IPv4 range holds no IPv6 address and the other
/// way round.
///
/// @param base any address of the range
/// @param prefixBits leading bits that all of its addresses share
record AddressRange(InetAddress base, int prefixBits) {

  AddressRange {
    if (prefixBits < 0 || prefixBits > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("prefix of " + prefixBits + " bits");
    }
  }

  /// Reads `address/bits`, or one address.
  ///
  /// @throws IllegalArgumentException if the text is neither
  static AddressRange of(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    var base =
        Addresses.read(address).orElseThrow(() -> new IllegalArgumentException("no address"));
    return new AddressRange(
        base,
        slash < 0
            ? base.getAddress().length * Byte.SIZE
            : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    var ours = base.getAddress();
    var theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      var mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
