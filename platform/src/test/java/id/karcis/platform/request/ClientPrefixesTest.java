package id.karcis.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import org.junit.jupiter.api.Test;

class ClientPrefixesTest {

  @Test
  void groupsIpv6ByNetworkAndIpv4NotAtAll() {
    var prefixes = new ClientPrefixes(32, 64);
    assertThat(prefixes.of("203.0.113.7")).isEqualTo("203.0.113.7/32");
    assertThat(prefixes.of("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
    assertThat(prefixes.of("2001:db8:1:2:ffff::1")).isEqualTo("2001:db8:1:2::/64");
    assertThat(prefixes.of("2001:db8:1:3::1")).isEqualTo("2001:db8:1:3::/64");
    assertThat(prefixes.of("::ffff:203.0.113.7")).isEqualTo("203.0.113.7/32");
    assertThat(prefixes.of("")).isEmpty();
  }

  @Test
  void groupsAsItIsTold() {
    var prefixes = new ClientPrefixes(20, 52);
    assertThat(prefixes.of("203.0.255.255")).isEqualTo("203.0.240.0/20");
    assertThat(prefixes.of("2001:db8:1:ffff::1")).isEqualTo("2001:db8:1:f000::/52");
  }

  @Test
  void namesAWrongSetting() {
    assertThatThrownBy(() -> new ClientPrefixes(33, 64))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("karcis.client-prefix.ipv4");
    assertThatThrownBy(() -> new ClientPrefixes(32, 0))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("karcis.client-prefix.ipv6");
  }
}
