package id.karcis.payment.wire;

import id.karcis.api.payment.v1.ListPaymentsRequest;
import id.karcis.api.payment.v1.ListPaymentsResponse;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentLists;
import id.karcis.payment.payment.PaymentQuery;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.platform.validation.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pages of payments, newest first: the caller's own, everybody's for an admin.
@Component
class PaymentPages {

  private final PaymentLists lists;
  private final GrpcClientSecrets secrets;

  PaymentPages(PaymentLists lists, GrpcClientSecrets secrets) {
    this.lists = lists;
    this.secrets = secrets;
  }

  ListPaymentsResponse page(ListPaymentsRequest request, Caller caller) {
    var size = PageSizes.of(request.getPageSize());
    var user = caller.isAdmin() ? null : caller.userId();
    var order = request.getOrderId().isEmpty() ? null : Ids.uuid("orderId", request.getOrderId());
    var binding = "payments:" + user + ":" + order + ":" + request.getStatusValue();
    var before =
        PageTokens.decode(
                binding, request.getPageToken(), position -> UUID.fromString(position.getFirst()))
            .orElse(null);
    // One more than asked for tells whether there is a next page.
    var found = lists.list(query(request, user, order, before, size + 1));
    return response(found, size, binding, caller);
  }

  private static PaymentQuery query(
      ListPaymentsRequest request,
      @Nullable UUID user,
      @Nullable UUID order,
      @Nullable UUID before,
      int limit) {
    return new PaymentQuery(
        user, order, PaymentProtos.statuses(request.getStatus()), before, limit);
  }

  private ListPaymentsResponse response(
      List<Payment> found, int size, String binding, Caller caller) {
    var page = found.subList(0, Math.min(size, found.size()));
    var response =
        ListPaymentsResponse.newBuilder()
            .addAllPayments(
                page.stream()
                    .map(payment -> secrets.addTo(PaymentProtos.toProto(payment), caller))
                    .toList());
    if (found.size() > size) {
      response.setNextPageToken(
          PageTokens.encode(binding, List.of(page.getLast().id().toString())));
    }
    return response.build();
  }
}
