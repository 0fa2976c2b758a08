package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.payment.v1.CancelTicketRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.identity.Role;
import id.karcis.platform.money.Amounts;
import io.grpc.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// CancelTicket, with a booking-svc that keeps its contract.
class CancelTicketContractTest extends PaymentTest {

  private final String ticket = UUID.randomUUID().toString();
  private final CancelTicketRequest request =
      CancelTicketRequest.newBuilder().setTicketId(ticket).setReason("cannot come").build();

  @Test
  void cancelsForTheBuyerAndShowsThePayment() {
    var payment = paid(newOrder());
    BOOKING.tickets().add(ticket, buyer.toString(), payment.getId());
    var answer = asBuyer().cancelTicket(request);
    assertThat(answer.getTicketId()).isEqualTo(ticket);
    assertThat(answer.getRefundStatus()).isEqualTo("APPROVED");
    assertThat(answer.getRefundAmount())
        .isEqualTo(Amounts.money(FakeTickets.PRICE - FakeTickets.FEE, "IDR"));
    assertThat(answer.getFee()).isEqualTo(Amounts.money(FakeTickets.FEE, "IDR"));
    assertThat(answer.getPayment()).isEqualTo(read(payment.getId()));
    assertThat(BOOKING.tickets().requests(ticket))
        .singleElement()
        .satisfies(asked -> {
          assertThat(asked.getRefundId()).isEqualTo(answer.getRefundId());
          assertThat(asked.getUserId()).isEqualTo(buyer.toString());
          assertThat(asked.getAdmin()).isFalse();
          assertThat(asked.getReason()).isEqualTo("cannot come");
        });
  }

  @Test
  void tellsNoPaymentOfAFreeTicket() {
    BOOKING.tickets().add(ticket, buyer.toString(), "");
    assertThat(asBuyer().cancelTicket(request).hasPayment()).isFalse();
  }

  @Test
  void answersARepeatedCallTheSameEvenWhenTheFirstAnswerWasLost() {
    BOOKING.tickets().add(ticket, buyer.toString(), "");
    var keyed = with(asBuyer(), "idempotency-key", UUID.randomUUID().toString());
    // The client tries three times by itself.
    BOOKING.tickets().loseAnswers(3);
    var lost = refusal(() -> keyed.cancelTicket(request));
    assertThat(lost.code()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(lost.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    var answer = keyed.cancelTicket(request);
    assertThat(keyed.cancelTicket(request)).isEqualTo(answer);
    assertThat(BOOKING.tickets().requests(ticket))
        .allSatisfy(asked -> assertThat(asked.getRefundId()).isEqualTo(answer.getRefundId()));
  }

  @Test
  void refusesInTheWordsOfBooking() {
    BOOKING.tickets().add(ticket, buyer.toString(), "");
    var stranger = as(UUID.randomUUID(), Role.CUSTOMER);
    assertThat(refusal(() -> stranger.cancelTicket(request)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    var _ = as(UUID.randomUUID(), Role.ADMIN).cancelTicket(request);
    var again = refusal(() -> asBuyer().cancelTicket(request));
    assertThat(again.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(again.reason()).isEqualTo(ErrorReason.TICKET_STATE);
    assertThat(again.metadata()).containsEntry("ticketId", ticket);
  }

  @Test
  void isForThoseWhoAreSignedIn() {
    assertThat(refusal(() -> anonymous().cancelTicket(request)).reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
  }
}
