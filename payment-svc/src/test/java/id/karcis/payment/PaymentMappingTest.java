package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLocks;
import id.karcis.payment.payment.PaymentReads;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// The two ways to read a payment, by Hibernate and by statements, answer the same.
class PaymentMappingTest extends PaymentTest {

  @Autowired private PaymentReads reads;
  @Autowired private PaymentLocks locks;
  @Autowired private TransactionTemplate transaction;

  @Test
  void bothWaysReadTheSame() {
    var order = newOrder();
    var declined = orderPayments().chargeOrder(charge(order, "tok_decline"));
    var succeeded = paid(order);
    orderPayments().refundPayment(refund(succeeded, UUID.randomUUID(), 1));
    same(UUID.fromString(declined.getId()));
    same(UUID.fromString(succeeded.getId()));
    assertThat(reads.findLive(UUID.fromString(order.getOrderId())).map(Payment::id))
        .contains(UUID.fromString(succeeded.getId()));
  }

  private void same(UUID id) {
    var current = transaction.execute(_ -> locks.current(id));
    assertThat(reads.get(id)).usingRecursiveComparison().isEqualTo(current);
  }

  @Test
  void hibernateIsNotAskedInsideATransaction() {
    assertThatThrownBy(() -> transaction.execute(_ -> reads.findById(UUID.randomUUID())))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
