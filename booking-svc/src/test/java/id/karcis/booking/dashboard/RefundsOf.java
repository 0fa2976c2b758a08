package id.karcis.booking.dashboard;

import id.karcis.api.booking.internal.v1.OrderSettlementGrpc.OrderSettlementBlockingStub;
import id.karcis.api.booking.internal.v1.RecordRefundRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.platform.persistence.UuidV7;

/// Tells booking-svc of refunds, as payment-svc does.
final class RefundsOf {

  private RefundsOf() {}

  /// All the money of an order went back.
  static void order(OrderSettlementBlockingStub settlement, Order order) {
    var _ =
        settlement.recordRefund(
            RecordRefundRequest.newBuilder()
                .setRefundId(UuidV7.next().toString())
                .setOrderId(order.getId())
                .setPaymentId(order.getPaymentId())
                .setAmount(order.getTotal())
                .build());
  }
}
