package id.karcis.booking.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What admits one person.
///
/// @param userId whom it belongs to
/// @param seatId null on a standing floor
/// @param section name of the section as printed when the ticket was issued; the seat category on a
///   standing floor
/// @param row label of the row; empty on a standing floor
/// @param number on the seat; empty on a standing floor
/// @param issueNumber counts from 1; a reissued ticket has the next one
/// @param qrPayload text of its QR code, signed when it was issued
/// @param checkIn null until it admitted
public record Ticket(
    UUID id,
    UUID orderId,
    String orderCode,
    UUID eventId,
    UUID userId,
    UUID ticketTypeId,
    @Nullable UUID seatId,
    String section,
    String row,
    String number,
    TicketStatus status,
    int issueNumber,
    String qrPayload,
    @Nullable CheckIn checkIn,
    Instant createTime) {

  /// How a ticket admitted.
  ///
  /// @param gate as the gate said; empty when it said nothing
  /// @param by the user who let its owner in
  public record CheckIn(Instant time, String gate, UUID by) {}
}
