package id.karcis.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
  private static final ClientAddresses BEHIND_PROXIES = trusting("10.0.0.0/8", "fd00::/8");

  private static ClientAddresses trusting(String... ranges) {
    return new ClientAddresses(
        Arrays.stream(ranges).map(r -> Objects.requireNonNull(AddressRange.parse(r))).toList());
  }

  /// Lines of the header are parted by a bar.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10.0.0.1; 203.0.113.9; 203.0.113.9",
        "10.0.0.1; 1.1.1.1, 203.0.113.9; 203.0.113.9",
        "10.0.0.1; 203.0.113.9, 10.0.0.2; 203.0.113.9",
        "10.0.0.1; 1.1.1.1 | 203.0.113.9 | 10.0.0.2; 203.0.113.9",
        "10.0.0.1; 203.0.113.9,10.0.0.3 | 10.0.0.2; 203.0.113.9",
        "10.0.0.1; 10.0.0.3, 10.0.0.2; 10.0.0.3",
        "10.0.0.1; 2001:DB8:0:0::9, fd00::1; 2001:db8::9",
        "fd00::1; 203.0.113.9; 203.0.113.9",
        "fd00::1%eth0; 203.0.113.9; 203.0.113.9",
        "10.0.0.1; ::ffff:203.0.113.9; 203.0.113.9",
        "10.0.0.1; 203.0.113.9, nonsense; 10.0.0.1",
        "10.0.0.1; 203.0.113.9, nonsense, 10.0.0.2; 10.0.0.2",
        "10.0.0.1; 203.0.113.9:8080; 10.0.0.1",
        "10.0.0.1; 203.0.113.9,; 10.0.0.1",
        "10.0.0.1; ''; 10.0.0.1",
        "198.51.100.7; 203.0.113.9; 198.51.100.7",
        "198.51.100.7; 203.0.113.9, 10.0.0.2; 198.51.100.7"
      })
  void takesTheRightmostAddressThatIsNoProxy(String peer, String lines, String client) {
    assertThat(BEHIND_PROXIES.of(peer, List.of(lines.split(" \\| ")))).isEqualTo(client);
  }

  @Test
  void believesNobodyByDefault() {
    assertThat(trusting().of("127.0.0.1", List.of("203.0.113.9"))).isEqualTo("127.0.0.1");
  }

  @Test
  void readsALongChainFromItsEnd() {
    String chain = "1.1.1.1, ".repeat(5_000) + "203.0.113.9";
    assertThat(BEHIND_PROXIES.of("10.0.0.1", List.of(chain))).isEqualTo("203.0.113.9");
  }
}
