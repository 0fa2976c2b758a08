package id.karcis.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  private static InetAddress address(String text) {
    return Objects.requireNonNull(AddressRange.literal(text), text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.4.0/23, 192.168.5.255, true",
    "192.168.4.0/23, 192.168.6.0, false",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 203.0.113.9, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "10.0.0.0/8, ::ffff:10.1.1.1, true"
  })
  void holdsTheAddressesWithItsPrefix(String range, String address, boolean held) {
    assertThat(Objects.requireNonNull(AddressRange.parse(range)).contains(address(address)))
        .isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "localhost",
        "10.0.0/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "::/129",
        "10.0.0.0/8/8",
        "[::1]",
        "fe80::1%eth0",
        "10.0.0.256",
        "1.2.3.4:80",
        "10.0.0.0/+8",
        "٣.1.1.1"
      })
  void isNotParsedFromAnythingElse(String text) {
    assertThat(AddressRange.parse(text)).isNull();
  }

  @Test
  void takesAnIpv4AddressInsideIpv6ForWhatItIs() {
    assertThat(AddressRange.parse("::ffff:10.0.0.1")).isEqualTo(AddressRange.parse("10.0.0.1/32"));
  }
}
