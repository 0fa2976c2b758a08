package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.v1.Order;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.persistence.UuidV7;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// Mails about money that goes back. That they are ordered is for the tests of refunds.
class RefundMailsTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();
  private final String address = "sari." + buyer + "@mail.example";

  @Autowired private OrderMails mails;
  @Autowired private TransactionTemplate transactions;

  private Order order;

  @BeforeEach
  void buy() throws Exception {
    ACCOUNTS.add(buyer, address, "Sari", false);
    order = paid(buyer, places(TestShow.create(jdbc, 1, 2), 2));
    MAIL.await(address, 1);
  }

  private UUID refund(String status, String note) {
    var id = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO refunds (id, event_id, order_id, payment_id, reason, amount_minor, fee_minor,
              currency_code, status, decision_note, create_time, decide_time, complete_time)
            SELECT :id, o.event_id, o.id, o.payment_id, '', 4500000, 500000, 'IDR', :status, :note,
              now(), now(), CASE :status WHEN 'COMPLETED' THEN now() END
            FROM orders o WHERE o.id = :order
            """)
        .param("id", id)
        .param("status", status)
        .param("note", note)
        .param("order", id(order))
        .update();
    return id;
  }

  private ReceivedMail mail(Consumer<OrderMails> cause) throws Exception {
    transactions.executeWithoutResult(_ -> cause.accept(mails));
    return ReceivedMail.of(MAIL.await(address, 2).getLast());
  }

  @Test
  void tellsAnApproval() throws Exception {
    var refund = refund("APPROVED", "As promised");
    var mail = mail(it -> it.refundDecided(refund));

    assertThat(mail.message().getSubject())
        .isEqualTo(
            "Your refund for %s was approved (%s)".formatted(TestShow.NAME, order.getCode()));
    assertThat(mail.text())
        .contains("Goes back: IDR 45,000.00", "Fee: IDR 5,000.00", "Organizer's note: As promised");
    assertThat(mail.files()).isEmpty();
  }

  @Test
  void tellsARejection() throws Exception {
    var refund = refund("REJECTED", "");
    var mail = mail(it -> it.refundDecided(refund));

    assertThat(mail.message().getSubject()).contains("was declined");
    assertThat(mail.text()).contains("stay valid").doesNotContain("Goes back", "note");
  }

  @Test
  void tellsThatMoneyWasSent() throws Exception {
    var refund = refund("COMPLETED", "");
    var mail = mail(it -> it.refunded(refund));

    assertThat(mail.message().getSubject()).contains("is on its way back", order.getCode());
    assertThat(mail.text()).contains("Sent back: IDR 45,000.00");
  }

  @Test
  void tellsThatTheEventIsCancelled() throws Exception {
    var mail = mail(it -> it.eventCancelled(id(order)));

    assertThat(mail.message().getSubject())
        .isEqualTo("%s was cancelled (%s)".formatted(TestShow.NAME, order.getCode()));
    assertThat(mail.text()).contains("goes back the way it came");
  }

  @Test
  void promisesNoMoneyToWhoPaidNone() throws Exception {
    var unpaid = orders(buyer).createOrder(places(TestShow.create(jdbc, 1, 1), 1));
    var mail = mail(it -> it.eventCancelled(id(unpaid)));

    assertThat(mail.message().getSubject()).contains("was cancelled", unpaid.getCode());
    assertThat(mail.text())
        .contains("was not paid and is cancelled")
        .doesNotContain("What you paid", "Your tickets", "cost nothing");
  }

  @Test
  void tellsEachOnce() throws Exception {
    var refund = refund("COMPLETED", "");
    for (int i = 0; i < 2; i++) {
      transactions.executeWithoutResult(_ -> {
        mails.paid(id(order));
        mails.eventCancelled(id(order));
        mails.refundDecided(refund);
        mails.refunded(refund);
      });
    }
    assertThat(
            jdbc.sql("SELECT kind FROM mails WHERE order_id = ? ORDER BY kind")
                .param(id(order))
                .query(String.class)
                .list())
        .containsExactly("EVENT_CANCELLED", "PAID", "REFUNDED", "REFUND_DECIDED");
    assertThat(MAIL.await(address, 4)).hasSize(4);
  }

  @Test
  void leavesOnlyIfTheTransactionCommits() {
    transactions.executeWithoutResult(status -> {
      mails.eventCancelled(id(order));
      status.setRollbackOnly();
    });

    assertThat(
            jdbc.sql("SELECT count(*) FROM mails WHERE order_id = ? AND kind <> 'PAID'")
                .param(id(order))
                .query(Integer.class)
                .single())
        .isZero();
    assertThatThrownBy(() -> mails.eventCancelled(id(order)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
