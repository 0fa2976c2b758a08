package id.karcis.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.error.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTokensTest {

  private static final String QUERY = "events?status=PUBLISHED order by start";
  private static final List<String> POSITION = List.of("2026-01-01T00:00:00Z", "ꦲꦏ꧀ꦱꦫ 🎟", "");

  @Test
  void givesBackWhatWasPutIn() {
    var token = PageTokens.encode(QUERY, POSITION);
    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(PageTokens.decode(QUERY, token, Function.identity())).contains(POSITION);
  }

  @Test
  void startsAtTheFirstPageWithoutToken() {
    assertThat(PageTokens.decode(QUERY, "", Function.identity())).isEmpty();
  }

  @Test
  void refusesTokensOfOtherQueries() {
    assertRefused("events?status=DRAFT order by start", PageTokens.encode(QUERY, POSITION));
  }

  @Test
  void refusesMalformedTokens() {
    var good = PageTokens.encode(QUERY, POSITION);
    assertRefused(QUERY, "%%%");
    assertRefused(QUERY, "AQ");
    assertRefused(QUERY, good.substring(0, good.length() - 8));
    assertRefused(QUERY, good + "AAAA");
    assertRefused(QUERY, "A".repeat(3000));
  }

  @Test
  void refusesWhatTheReaderCannotRead() {
    var token = PageTokens.encode(QUERY, List.of("not a uuid"));
    assertThatThrownBy(
            () -> PageTokens.decode(QUERY, token, values -> UUID.fromString(values.get(0))))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> PageTokens.decode(QUERY, token, values -> values.get(1)))
        .isInstanceOf(Refusal.class);
  }

  private static void assertRefused(String query, String token) {
    assertThatThrownBy(() -> PageTokens.decode(query, token, Function.identity()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.violations())
                    .first()
                    .hasFieldOrPropertyWithValue("field", "pageToken"));
  }

  @Test
  void boundsPages() {
    assertThat(PageSizes.of(0)).isEqualTo(20);
    assertThat(PageSizes.of(7)).isEqualTo(7);
    assertThat(PageSizes.of(1_000_000)).isEqualTo(100);
    assertThatThrownBy(() -> PageSizes.of(-1)).isInstanceOf(Refusal.class);
  }

  @Test
  void checksEtags() {
    Etags.check("", 3);
    Etags.check(Etags.of(3), 3);
    assertThatThrownBy(() -> Etags.check(Etags.of(2), 3))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'v2' is stale");
  }
}
