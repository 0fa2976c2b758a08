package id.karcis.booking.event;

import com.google.protobuf.Duration;
import id.karcis.api.booking.v1.Event.RefundPolicy.Approval;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import org.jspecify.annotations.Nullable;

/// Refund policies on the wire.
final class GrpcRefundPolicies {

  private static final String FIELD = "event.refundPolicy";

  private GrpcRefundPolicies() {}

  static id.karcis.api.booking.v1.Event.RefundPolicy toProto(RefundPolicy policy, String currency) {
    return id.karcis.api.booking.v1.Event.RefundPolicy.newBuilder()
        .setApproval(Approval.valueOf(policy.approval().name()))
        .setClosesBeforeStart(
            Duration.newBuilder().setSeconds(policy.closesBeforeStart().toSeconds()))
        .setFeePercent(policy.feePercent())
        .setFeePerTicket(Amounts.money(policy.feePerTicketMinor(), currency))
        .build();
  }

  /// Reads the policy of an event, if it was sent one.
  ///
  /// @param currency of the event, and of the fee
  static @Nullable RefundPolicy toPolicy(id.karcis.api.booking.v1.Event sent, String currency) {
    if (!sent.hasRefundPolicy()) {
      return null;
    }
    var policy = sent.getRefundPolicy();
    return new RefundPolicy(
        approval(policy.getApproval()),
        GrpcTimes.duration(policy.getClosesBeforeStart()),
        policy.getFeePercent(),
        policy.hasFeePerTicket()
            ? Amounts.minorUnits(FIELD + ".feePerTicket", policy.getFeePerTicket(), currency)
            : 0);
  }

  /// The policy that stays when an edit does not name it. Its fee cannot follow into another
  /// currency.
  static @Nullable RefundPolicy kept(EventFields current, String currency) {
    var policy = current.refundPolicy();
    if (policy != null
        && policy.feePerTicketMinor() > 0
        && !currency.equals(current.currencyCode())) {
      throw Refusals.invalid(
          "event.currencyCode", currency, "refundPolicy, too, with its fee in the new currency");
    }
    return policy;
  }

  private static RefundPolicy.Approval approval(Approval sent) {
    return switch (sent) {
      case APPROVAL_UNSPECIFIED, ORGANIZER -> RefundPolicy.Approval.ORGANIZER;
      case AUTOMATIC -> RefundPolicy.Approval.AUTOMATIC;
      case NOT_REFUNDABLE -> RefundPolicy.Approval.NOT_REFUNDABLE;
      case UNRECOGNIZED ->
          throw Refusals.invalid(
              FIELD + ".approval", sent.name(), "one of ORGANIZER, AUTOMATIC and NOT_REFUNDABLE");
    };
  }
}
