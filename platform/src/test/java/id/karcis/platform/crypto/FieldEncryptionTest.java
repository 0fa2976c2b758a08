package id.karcis.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FieldEncryptionTest {

  private static final String PLACE = "accounts.phone_number/1";
  private static final String PHONE = "+6281234567890";

  private final KeyRing ring = KeyRing.generate();
  private final FieldEncryption encryption = FieldEncryption.with(ring);
  private final byte[] cipher = encryption.encrypt(PHONE, PLACE);

  @Test
  void givesBackWhatItTook() {
    assertThat(encryption.decrypt(cipher, PLACE)).isEqualTo(PHONE);
    assertThat(encryption.decrypt(encryption.encrypt("", PLACE), PLACE)).isEmpty();
    byte[] bytes = {0, 1, -1};
    assertThat(encryption.decryptBytes(encryption.encrypt(bytes, PLACE), PLACE)).isEqualTo(bytes);
  }

  @Test
  void showsNothingOfTheText() {
    assertThat(new String(cipher, UTF_8)).doesNotContain("628", PHONE);
    assertThat(encryption.encrypt(PHONE, PLACE)).isNotEqualTo(cipher);
  }

  @Test
  void refusesAValueOfAnotherPlace() {
    assertThatThrownBy(() -> encryption.decrypt(cipher, "accounts.phone_number/2"))
        .isInstanceOf(DecryptionException.class)
        .hasMessage("accounts.phone_number/2 was changed, or belongs to another row");
  }

  @Test
  void refusesAChangedValueWhateverByteItIs() {
    for (var i = 0; i < cipher.length; i++) {
      var changed = cipher.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> encryption.decrypt(changed, PLACE))
          .isInstanceOf(DecryptionException.class);
    }
    for (var length = 0; length < cipher.length; length++) {
      var cut = Arrays.copyOf(cipher, length);
      assertThatThrownBy(() -> encryption.decrypt(cut, PLACE))
          .isInstanceOf(DecryptionException.class);
    }
  }

  @Test
  void tellsTheMissingKeyOfAnotherRing() {
    var other = FieldEncryption.with(KeyRing.generate());
    assertThatThrownBy(() -> other.decrypt(cipher, PLACE))
        .isInstanceOf(DecryptionException.class)
        .hasMessage(
            PLACE
                + " is encrypted with key "
                + ring.primary()
                + ", which the key ring does not have");
  }

  @Test
  void readsOldValuesAfterARotation() {
    var two = ring.withNewKey();
    var rotated = FieldEncryption.with(two.promoting(two.keys().getLast().id()));
    assertThat(rotated.decrypt(cipher, PLACE)).isEqualTo(PHONE);
    assertThat(rotated.isCurrent(cipher)).isFalse();
    assertThat(rotated.isCurrent(rotated.encrypt(PHONE, PLACE))).isTrue();
  }

  @Test
  void tellsTheKeyByTheFirstBytes() {
    assertThat(cipher).startsWith(ring.primary().prefix());
    assertThat(KeyId.of(cipher)).isEqualTo(ring.primary());
    assertThat(FieldEncryption.isEncrypted(cipher)).isTrue();
    assertThat(FieldEncryption.isEncrypted(new byte[] {0x30, 0, 0, 0, 0, 0, 0})).isFalse();
    assertThat(encryption.isCurrent(new byte[0])).isFalse();
  }
}
