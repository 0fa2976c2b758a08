package id.karcis.booking.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.platform.error.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class AccountsTest extends SellingTest {

  @Autowired private Accounts accounts;
  @Autowired private TransactionTemplate transactions;

  private final UUID ratna = UUID.randomUUID();

  @Test
  void tellsContactsOfThoseWhoExist() {
    ACCOUNTS.add(ratna, "ratna@mail.example", "Ratna ꦫꦠ꧀ꦤ", true);

    assertThat(accounts.contacts(List.of(UUID.randomUUID(), ratna, ratna)))
        .isEqualTo(Map.of(ratna, new Contact(ratna, "ratna@mail.example", "Ratna ꦫꦠ꧀ꦤ", true)));
  }

  @Test
  void asksNothingAboutNobody() {
    int before = ACCOUNTS.calls();

    assertThat(accounts.contacts(List.of())).isEmpty();
    assertThat(ACCOUNTS.calls()).isEqualTo(before);
  }

  @Test
  void asksInParts() {
    var many = IntStream.range(0, 450).mapToObj(_ -> UUID.randomUUID()).toList();
    many.forEach(id -> ACCOUNTS.add(id, id + "@mail.example", "Somebody", false));

    assertThat(accounts.contacts(many).keySet()).containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void refusesWhileUserServiceFails() {
    ACCOUNTS.breakFor(ratna);

    var refusal =
        Assertions.catchThrowableOfType(Refusal.class, () -> accounts.contacts(List.of(ratna)));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
  }

  @Test
  void isNotAskedInsideATransaction() {
    assertThatThrownBy(
            () -> transactions.executeWithoutResult(_ -> accounts.contacts(List.of(ratna))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesNobodyInLogs() {
    assertThat(new Contact(ratna, "ratna@mail.example", "Ratna", false).toString())
        .doesNotContain("mail.example")
        .doesNotContain("Ratna");
  }
}
