package id.karcis.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.of("127.0.0.0/8, ::1/128, 10.1.0.0/16, 2001:db8:ffff::/48");

  @Test
  void ignoresTheHeaderOfAnybodyElse() {
    assertThat(client("198.51.100.9", "203.0.113.7")).isEqualTo("198.51.100.9");
    assertThat(client("10.2.0.1", "203.0.113.7")).isEqualTo("10.2.0.1");
    assertThat(client("2001:db8:fffe::1", "203.0.113.7")).isEqualTo("2001:db8:fffe::1");
  }

  @Test
  void believesAProxyOfOurs() {
    for (var proxy : List.of("127.0.0.1", "127.1.2.3", "::1", "10.1.255.255", "2001:db8:ffff::9")) {
      assertThat(client(proxy, "203.0.113.7")).as(proxy).isEqualTo("203.0.113.7");
    }
  }

  @Test
  void takesTheRightmostAddressThatIsNoProxyOfOurs() {
    assertThat(client("127.0.0.1", "1.1.1.1, 203.0.113.7, 10.1.0.3,10.1.0.4"))
        .isEqualTo("203.0.113.7");
    assertThat(client("127.0.0.1", "1.1.1.1, 203.0.113.7", "10.1.0.3")).isEqualTo("203.0.113.7");
    assertThat(client("127.0.0.1", "203.0.113.7, 198.51.100.9")).isEqualTo("198.51.100.9");
  }

  @Test
  void takesTheFirstAddressWhenAllAreOurs() {
    assertThat(client("127.0.0.1", "10.1.0.1, 10.1.0.2")).isEqualTo("10.1.0.1");
    assertThat(client("127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void stopsAtTheHopThatWroteNonsense() {
    for (var bad :
        List.of(
            "",
            "unknown",
            "localhost",
            "1.2.3",
            "1.2.3.4.5",
            "256.1.1.1",
            "0x7f.1",
            "-",
            "10.1.0.1/8",
            "x".repeat(5_000),
            "fe80::1%lo",
            "_hidden",
            "[::1")) {
      assertThat(client("127.0.0.1", "203.0.113.7," + bad)).as(bad).isEqualTo("127.0.0.1");
      assertThat(client("127.0.0.1", "203.0.113.7," + bad + ",10.1.0.4"))
          .as(bad)
          .isEqualTo("10.1.0.4");
    }
  }

  @Test
  void readsIpv6InAllItsForms() {
    assertThat(client("::1", "2001:DB8:0:0:0:0:0:1")).isEqualTo("2001:db8::1");
    assertThat(client("::1", "[2001:db8::1]:4711")).isEqualTo("2001:db8::1");
    assertThat(client("::1", "[2001:db8::1]")).isEqualTo("2001:db8::1");
    assertThat(client("::1", "203.0.113.7:4711")).isEqualTo("203.0.113.7");
  }

  @Test
  void takesAnIpv4AddressInIpv6FormForTheSame() {
    assertThat(client("::ffff:127.0.0.1", "::ffff:203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(client("127.0.0.1", "203.0.113.7, ::ffff:a01:4")).isEqualTo("203.0.113.7");
    assertThat(client("::ffff:198.51.100.9", "203.0.113.7")).isEqualTo("198.51.100.9");
  }

  @Test
  void believesPeersInsideTheMachine() {
    assertThat(PROXIES.clientAddress(null, List.of("203.0.113.7"))).isEqualTo("203.0.113.7");
    assertThat(PROXIES.clientAddress(null, null)).isNull();
    assertThat(PROXIES.clientAddress(null, List.of("nonsense"))).isNull();
  }

  @Test
  void trustsNobodyWhenTheSettingIsEmpty() {
    var nobody = TrustedProxies.of(" ");
    assertThat(nobody.clientAddress(peer("127.0.0.1"), List.of("203.0.113.7")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void namesAWrongSetting() {
    for (var bad :
        List.of(
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "10.0.0/8",
            "proxy",
            "::1/x",
            "10.0.0.0/",
            "10.0.0.0/8/8")) {
      assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1," + bad))
          .as(bad)
          .isInstanceOf(SettingException.class)
          .hasMessageContaining("KARCIS_TRUSTED_PROXIES")
          .hasMessageContaining("'" + bad + "'");
    }
  }

  private static @Nullable String client(String peer, String... forwarded) {
    return PROXIES.clientAddress(peer(peer), forwarded.length == 0 ? null : List.of(forwarded));
  }

  private static SocketAddress peer(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 4711);
  }
}
