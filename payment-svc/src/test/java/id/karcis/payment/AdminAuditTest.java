package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.payment.v1.ConfirmPaymentRequest;
import id.karcis.api.payment.v1.CreatePaymentRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.VerifyPaymentRequest;
import id.karcis.platform.identity.Role;
import id.karcis.platform.testing.AdminWrites;
import io.grpc.BindableService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever an admin changes leaves a row in the audit log.
class AdminAuditTest extends PaymentTest {

  @Autowired private List<BindableService> services;

  private final UUID admin = UUID.randomUUID();

  @Test
  void noWriteIsForAdminsAlone() {
    assertThat(AdminWrites.of(services)).as("each of them needs a test here").isEmpty();
  }

  @Test
  void whatAnAdminPaysForOthersIsAudited() {
    var order = newOrder();
    var payment = pays(admin, Role.ADMIN, order.getOrderId());
    assertThat(payment.getStatus()).isEqualTo(Payment.Status.SUCCEEDED);
    assertThat(actions(order.getOrderId())).containsExactly("CreatePayment");
    assertThat(actions(payment.getId())).containsExactly("ConfirmPayment");
  }

  @Test
  void whatAnAdminAsksTheProviderForOthersIsAudited() {
    var pending = orderPayments().chargeOrder(charge(newOrder(), "tok_late"));
    var ask = VerifyPaymentRequest.newBuilder().setId(pending.getId()).build();
    var _ = asBuyer().verifyPayment(ask);
    assertThat(actions(pending.getId())).isEmpty();
    var _ = as(admin, Role.ADMIN).verifyPayment(ask);
    assertThat(actions(pending.getId())).containsExactly("VerifyPayment");
  }

  @Test
  void whatABuyerPaysIsNoAdminsBusiness() {
    var order = newOrder();
    var payment = pays(buyer, Role.CUSTOMER, order.getOrderId());
    assertThat(actions(order.getOrderId())).isEmpty();
    assertThat(actions(payment.getId())).isEmpty();
  }

  private Payment pays(UUID user, Role role, String orderId) {
    var stub = as(user, role);
    var opened = stub.createPayment(CreatePaymentRequest.newBuilder().setOrderId(orderId).build());
    return stub.confirmPayment(
        ConfirmPaymentRequest.newBuilder().setId(opened.getId()).setToken("tok_approve").build());
  }

  private List<String> actions(String resourceId) {
    return jdbc.sql("SELECT action FROM audit_log WHERE resource_id = ? AND actor IN (?, ?)")
        .params(resourceId, admin, buyer)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
