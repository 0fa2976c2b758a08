package id.karcis.booking.event;

import java.time.Duration;

/// How a buyer can give tickets back.
///
/// @param approval who decides
/// @param closesBeforeStart until how long before the start a refund can be asked for, in whole
///   seconds
/// @param feePercent part of the price that is kept: 0 to 100
/// @param feePerTicketMinor kept of each ticket besides, in minor units of the event's currency
public record RefundPolicy(
    Approval approval, Duration closesBeforeStart, int feePercent, long feePerTicketMinor) {

  /// What holds for an event that says nothing: an organizer decides, until it starts, without a
  /// fee.
  public static final RefundPolicy DEFAULT =
      new RefundPolicy(Approval.ORGANIZER, Duration.ZERO, 0, 0);

  /// Who decides.
  public enum Approval {
    /// An admin approves or rejects each request.
    ORGANIZER,
    /// A request within the policy is approved at once.
    AUTOMATIC,
    /// Nobody: tickets cannot be given back, unless the event is cancelled.
    NOT_REFUNDABLE
  }
}
