package id.karcis.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private final KeyRing ring = KeyRing.generate();

  @Test
  void isTheSameAfterWritingAndReading() {
    var cipher = FieldEncryption.with(ring).encrypt("text", "place");
    var read = KeyRing.parse(ring.toJson());
    assertThat(read.keys()).isEqualTo(ring.keys()).hasSize(1);
    assertThat(FieldEncryption.with(read).decrypt(cipher, "place")).isEqualTo("text");
  }

  @Test
  void addsPromotesAndDropsKeys() {
    var two = ring.withNewKey();
    assertThat(two.primary()).isEqualTo(ring.primary());
    var added = two.keys().getLast().id();

    var promoted = two.promoting(added);
    assertThat(promoted.primary()).isEqualTo(added);
    assertThat(promoted.has(ring.primary())).isTrue();

    var alone = promoted.without(ring.primary());
    assertThat(alone.keys()).containsExactly(new KeyRing.Key(added, true));
  }

  @Test
  void keepsThePrimaryKey() {
    assertThatThrownBy(() -> ring.withNewKey().without(ring.primary()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is primary");
  }

  @Test
  void knowsOnlyItsKeys() {
    var stranger = KeyRing.generate().primary();
    assertThat(ring.has(stranger)).isFalse();
    assertThatThrownBy(() -> ring.promoting(stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the ring has no key " + stranger);
  }

  @Test
  void refusesWhatIsNoRingWithoutQuotingIt() throws Exception {
    MacConfig.register();
    var otherKind =
        KeysetHandle.generateNew(
            PredefinedMacParameters.HMAC_SHA256_128BITTAG, RegistryConfiguration.get());
    var keyset =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            otherKind, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    for (var text : new String[] {"", "{}", "hush", "{\"primaryKeyId\": 1, \"key\": []}", keyset}) {
      assertThatThrownBy(() -> KeyRing.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("is no key ring; expected a Tink keyset of AEAD keys in JSON")
          .hasNoCause();
    }
  }

  @Test
  void doesNotTellItsSecrets() {
    var secret = ring.toJson().replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
    assertThat(secret).hasSizeGreaterThan(40);
    assertThat(ring.toString()).doesNotContain(secret).contains(ring.primary().toString());
  }
}
