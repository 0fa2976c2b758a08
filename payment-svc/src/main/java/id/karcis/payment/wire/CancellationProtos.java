package id.karcis.payment.wire;

import com.google.type.Money;
import id.karcis.api.payment.v1.CancelTicketResponse;
import id.karcis.payment.cancellation.CancelledTicket;
import id.karcis.payment.money.Amount;
import id.karcis.payment.payment.Payment;
import id.karcis.platform.money.Amounts;
import java.util.Optional;

/// Translates cancelled tickets.
final class CancellationProtos {

  private CancellationProtos() {}

  /// @param payment of the ticket's order; empty for one that cost nothing
  static CancelTicketResponse toProto(CancelledTicket ticket, Optional<Payment> payment) {
    var proto =
        CancelTicketResponse.newBuilder()
            .setTicketId(ticket.ticketId().toString())
            .setRefundId(ticket.refundId().toString())
            .setRefundStatus(ticket.refundStatus())
            .setRefundAmount(money(ticket.back()))
            .setFee(money(ticket.fee()));
    payment.map(PaymentProtos::toProto).ifPresent(proto::setPayment);
    return proto.build();
  }

  private static Money money(Amount amount) {
    return Amounts.money(amount.minorUnits(), amount.currencyCode());
  }
}
