package id.karcis.booking.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

  @ParameterizedTest
  @CsvSource({
    "Budi Santoso, Budi S.",
    "'  Dewi  Ayu  lestari ', Dewi L.",
    "Sukarno, Sukarno",
    "'', Anonymous",
    "'   ', Anonymous",
    "ꦫꦠ꧀ꦤ ꦏꦺꦴ, ꦫꦠ꧀ꦤ ꦏꦺꦴ.",
    "Émile Ñandú, Émile Ñ.",
    "👩‍👩‍👧 👨‍👩‍👧, 👩‍👩‍👧 👨‍👩‍👧."
  })
  void keepsTheFirstNameAndAnInitial(String name, String shown) {
    assertThat(ShortName.of(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"x, 30", "👩‍👩‍👧, 30"})
  void cutsAFirstNameThatIsNone(String character, int characters) {
    assertThat(ShortName.of(character.repeat(1000))).isEqualTo(character.repeat(characters));
  }
}
