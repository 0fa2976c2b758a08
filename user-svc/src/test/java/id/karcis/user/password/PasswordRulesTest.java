package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final List<String> BUDI =
      List.of("budi.hartono@mail.example", "budi.hartono", "Budi Hartono");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password123",
        "Password123",
        "PASSWORD!!",
        "P@ssw0rd123",
        "1234567890",
        "0987654321",
        "qwertyuiop",
        "poiuytrewq",
        "asdfghjkl1",
        "1q2w3e4r5t",
        "iloveyou2024",
        "123!welcome",
        "bismillah123",
        "indonesia45",
        "correcthorsebatterystaple"
      })
  void refusesWhatIsGuessedFirst(String password) {
    assertThat(PasswordRules.objection(password, BUDI)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaa", "ꦏꦏꦏꦏꦏꦏꦏꦏꦏꦏ", "abcabcabcabc", "x1x1x1x1x1x1", "??????????"})
  void refusesRepetitions(String password) {
    assertThat(PasswordRules.objection(password, BUDI)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "budi.hartono",
        "BudiHartono",
        "budi_hartono!",
        "12budihartono",
        "Budi Hartono",
        "budi.hartono@mail.example"
      })
  void refusesWhatRepeatsThePerson(String password) {
    assertThat(PasswordRules.objection(password, BUDI))
        .contains("repeats the email address or the name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warung-kopi-senja",
        "Tr7!mvQ9zz",
        "hujan di bulan juni",
        "ꦱꦸꦒꦼꦁꦫꦮꦸꦃꦱꦢꦪ",
        "🎫🎭🎸🥁🎺🎻🎹🎷🪕🪘",
        "dragon and 9 wells"
      })
  void acceptsOthers(String password) {
    assertThat(PasswordRules.objection(password, BUDI)).isEmpty();
  }

  @Test
  void countsCharactersAndNotCodeUnits() {
    assertThat(PasswordRules.objection("🎫🎭🎸🥁🎺🎻🎹🎷🪕", BUDI)).isPresent();
    assertThat(PasswordRules.objection("Tr7!mvQ9zz".repeat(13), BUDI)).isPresent();
  }

  @Test
  void neverRepeatsThePassword() {
    assertThat(PasswordRules.objection("password123", BUDI).orElseThrow())
        .doesNotContain("password123");
  }

  @Test
  void ignoresANameThatIsTooShortToGuess() {
    assertThat(PasswordRules.objection("kopi tanpa gula", List.of("k@x.id", "k", "K"))).isEmpty();
  }
}
