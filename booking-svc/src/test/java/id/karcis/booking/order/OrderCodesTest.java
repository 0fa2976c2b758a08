package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderCodesTest {

  @Test
  void drawsFiveCharactersWithoutLookAlikes() {
    var codes = IntStream.range(0, 1_000).mapToObj(_ -> OrderCodes.draw(0)).toList();
    assertThat(codes).allMatch(code -> code.matches("BKG-[ACDEFGHJKMNPQRTWXY34679]{5}"));
    assertThat(codes.stream().distinct().count()).isGreaterThan(990);
  }

  @Test
  void growsWhenCodesAreTaken() {
    assertThat(OrderCodes.draw(2)).hasSize(9);
    assertThat(OrderCodes.draw(3)).hasSize(10);
    assertThat(OrderCodes.draw(OrderCodes.MAX_TRIES - 1)).hasSize(16);
    assertThat(OrderCodes.draw(1_000)).hasSize(16);
  }
}
