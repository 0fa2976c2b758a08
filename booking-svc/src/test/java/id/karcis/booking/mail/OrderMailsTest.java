package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.booking.mail.ReceivedMail.Attached;
import id.karcis.booking.order.FakeOrderPayments;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import jakarta.mail.Message.RecipientType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails of orders, from payment to mailbox.
class OrderMailsTest extends SellingTest {

  private static final String NAME = "Ratna ꦫꦠ꧀ꦤ <script>alert('1')</script>";

  private final UUID buyer = UUID.randomUUID();
  private final String address = "ratna." + buyer + "@mail.example";

  @BeforeEach
  void knowTheBuyer() {
    ACCOUNTS.add(buyer, address, NAME, false);
  }

  private ReceivedMail only(String email) throws Exception {
    var mails = MAIL.await(email, 1);
    assertThat(mails).hasSize(1);
    return ReceivedMail.of(mails.getFirst());
  }

  @Test
  void sendsAllTicketsOfAPaidOrder() throws Exception {
    var show = TestShow.create(jdbc, 3, 0);
    var order = paid(buyer, seats(show, show.seat(0), show.seat(2)));

    var mail = only(address);

    assertThat(mail.message().getSubject())
        .isEqualTo("Your 2 tickets for %s (%s)".formatted(TestShow.NAME, order.getCode()));
    assertThat(mail.message().getFrom()[0].toString()).isEqualTo("Karcis <tickets@karcis.test>");
    assertThat(mail.messageId()).isEqualTo("<%s@karcis.test>".formatted(mailId(order, "PAID")));
    assertThat(mail.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.text())
        .contains("Hello " + NAME, TestShow.NAME, order.getCode(), "Gedung Kesenian")
        .contains("Tribun: Balkon, row A, seat 1", "Tribun: Balkon, row A, seat 3")
        .contains("Total: IDR 300,000.00", "http://localhost:3001");
    assertThat(mail.pdfs()).hasSize(2);
    assertThat(text(mail.pdfs().getFirst())).contains("Balkon, row A, seat 1", order.getCode());
    assertThat(text(mail.pdfs().get(1))).contains("Balkon, row A, seat 3", order.getCode());
    var calendar = mail.files().getLast();
    assertThat(calendar.type()).startsWith("text/calendar");
    assertThat(new String(calendar.content(), StandardCharsets.UTF_8))
        .contains("BEGIN:VEVENT", order.getCode());
  }

  private static String text(Attached pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf.content())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private UUID mailId(Order order, String kind) {
    return jdbc.sql("SELECT id FROM mails WHERE order_id = ? AND kind = ?")
        .params(id(order), kind)
        .query(UUID.class)
        .single();
  }

  @Test
  void writesNamesAsTextAndNotAsMarkup() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    jdbc.sql("UPDATE events SET name = ? WHERE id = ?")
        .params(
            "Rock\r\nBcc: victim@mail.example\r\n\r\n<img src=x onerror=alert(1)>\u202Efdp",
            show.eventId())
        .update();
    var _ = paid(buyer, places(show, 1));

    var mail = only(address);

    assertThat(mail.message().getAllRecipients()).hasSize(1);
    assertThat(mail.message().getHeader("Bcc")).isNull();
    assertThat(mail.message().getSubject())
        .contains("Rock  Bcc: victim@mail.example")
        .doesNotContain("\r", "\n", "\u202E");
    assertThat(mail.html())
        .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;")
        .doesNotContain("<img", "<script", "\u202E");
    assertThat(MAIL.to("victim@mail.example")).isEmpty();
  }

  @Test
  void goesToTheContactOfTheOrderRatherThanToTheAccount() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    var contact = "friend." + buyer + "@mail.example";
    var wish = places(show, 1).toBuilder();
    wish.getContactBuilder().setName("Émile").setEmail(contact);
    var _ = paid(buyer, wish.build());

    var mail = only(contact);

    assertThat(mail.message().getRecipients(RecipientType.TO)).hasSize(1);
    assertThat(mail.text()).startsWith("Hello Émile,");
    assertThat(MAIL.to(address)).isEmpty();
  }

  @Test
  void sendsManyTicketsAsOneFileWithAPageEach() throws Exception {
    var show = TestShow.create(jdbc, 1, 30);
    var _ = paid(buyer, places(show, 12));

    var mail = only(address);

    assertThat(mail.pdfs()).hasSize(1);
    try (var document = Loader.loadPDF(mail.pdfs().getFirst().content())) {
      assertThat(document.getNumberOfPages()).isEqualTo(12);
    }
  }

  @Test
  void isRecognizableWhenItIsSentAgain() throws Exception {
    var order = paid(buyer, places(TestShow.create(jdbc, 1, 1), 1));
    var first = only(address);
    var id = mailId(order, "PAID");
    awaitState(id, "SENT");

    // As if the process had died before it could note that the mail was sent.
    jdbc.sql(
            "UPDATE mails SET state = 'WAITING', end_time = NULL, next_attempt_time = now() WHERE id = ?")
        .param(id)
        .update();
    var again = ReceivedMail.of(MAIL.await(address, 2).getLast());
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.message().getSentDate()).isEqualTo(first.message().getSentDate());
  }

  @Test
  void sellsWhileTheMailServerIsDownAndSendsWhenItIsBack() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    MAIL.stop();
    Order order;
    try {
      order = paid(buyer, places(show, 1));
      assertThat(order.getStatus()).isEqualTo(Order.Status.PAID);
      awaitFailure(mailId(order, "PAID"), "Mail");
    } finally {
      MAIL.restart();
    }
    var mail = only(address);
    assertThat(mail.text()).contains(order.getCode());
    awaitState(mailId(order, "PAID"), "SENT");
  }

  private void awaitFailure(UUID mailId, String reason) throws InterruptedException {
    await(
        "SELECT count(*) FROM mails WHERE attempts > 0 AND reason LIKE '%"
            + reason
            + "%' AND id = ?",
        mailId);
  }

  private void awaitState(UUID mailId, String state) throws InterruptedException {
    await("SELECT count(*) FROM mails WHERE state = '" + state + "' AND id = ?", mailId);
  }

  private void await(String sql, UUID id) throws InterruptedException {
    for (int i = 0; jdbc.sql(sql).param(id).query(Integer.class).single() == 0; i++) {
      assertThat(i).as(sql).isLessThan(1_500);
      Thread.sleep(20);
    }
  }

  @Test
  void endsWhenNobodysAddressIsKnown() throws Exception {
    var stranger = UUID.randomUUID();
    var order = paid(stranger, places(TestShow.create(jdbc, 1, 1), 1));

    awaitState(mailId(order, "PAID"), "REFUSED");
    assertThat(
            jdbc.sql("SELECT reason FROM mails WHERE order_id = ?")
                .param(id(order))
                .query(String.class)
                .single())
        .isEqualTo("nobody's address is known");
  }

  @Test
  void waitsForUserService() throws Exception {
    ACCOUNTS.breakFor(buyer);
    var order = paid(buyer, places(TestShow.create(jdbc, 1, 1), 1));
    awaitFailure(mailId(order, "PAID"), "user-svc");
    ACCOUNTS.repair(buyer);

    assertThat(only(address).text()).contains(order.getCode());
  }

  @Test
  void tellsThatLateMoneyGoesBack() throws Exception {
    var show = TestShow.create(jdbc, 2, 0);
    var order = orders(buyer).createOrder(seats(show, show.seat(0)));
    show.runOut(id(order));
    var _ = orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
    var _ = settlement().settleOrder(money(order, UUID.randomUUID()));

    var mail = only(address);

    assertThat(mail.message().getSubject())
        .isEqualTo("Your payment for %s goes back (%s)".formatted(TestShow.NAME, order.getCode()));
    assertThat(mail.files()).isEmpty();
  }

  @Test
  void saysNothingOfTicketsThatWereCancelledMeanwhile() throws Exception {
    ACCOUNTS.breakFor(buyer);
    var order = paid(buyer, places(TestShow.create(jdbc, 1, 1), 1));
    jdbc.sql("UPDATE tickets SET status = 'CANCELLED' WHERE order_id = ?")
        .param(id(order))
        .update();
    ACCOUNTS.repair(buyer);

    awaitState(mailId(order, "PAID"), "MOOT");
    assertThat(MAIL.to(address)).isEmpty();
  }

  @Test
  void sendsNothingForAnOrderThatIsNotPaid() {
    CreateOrderRequest wish = places(TestShow.create(jdbc, 1, 1), 1);
    var order = orders(buyer).createOrder(wish);
    var _ = refusal(() -> orders(buyer).payOrder(payment(order, FakeOrderPayments.DECLINE)));

    assertThat(
            jdbc.sql("SELECT id FROM mails WHERE order_id = ?")
                .param(id(order))
                .query(UUID.class)
                .list())
        .isEqualTo(List.of());
  }
}
