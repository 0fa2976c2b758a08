package id.karcis.booking.ticket;

import java.nio.ByteBuffer;
import java.util.UUID;

/// What the QR code of a ticket says, before it is signed.
///
/// @param keyNumber names the key that signs it, see [QrKey]
/// @param seatMark last eight bytes of the seat's id, enough to tell the seats of a hall apart;
///   [#NO_SEAT] on a standing floor
/// @param issueNumber counts from 1 to 65,535; a reissued ticket has the next one, and the older is
///   void
public record QrPayload(
    int keyNumber, UUID eventId, UUID ticketId, long seatMark, int issueNumber) {

  /// Version of this layout; the first byte.
  static final byte VERSION = 1;

  /// Bytes: version 1, key 4, event 16, ticket 16, seat 8, issue number 2.
  static final int SIZE = 47;

  /// Mark of a ticket without a seat.
  static final long NO_SEAT = 0;

  private static final int MAX_ISSUE_NUMBER = 0xFFFF;

  public QrPayload {
    if (issueNumber < 1 || issueNumber > MAX_ISSUE_NUMBER) {
      throw new IllegalArgumentException(
          "issue number %d is not 1 to %d".formatted(issueNumber, MAX_ISSUE_NUMBER));
    }
  }

  /// Whether it is what was issued last for this ticket, and not replaced.
  public boolean isCurrentOf(Ticket ticket) {
    long mark = ticket.seatId() == null ? NO_SEAT : ticket.seatId().getLeastSignificantBits();
    return ticketId.equals(ticket.id())
        && eventId.equals(ticket.eventId())
        && seatMark == mark
        && issueNumber == ticket.issueNumber();
  }

  /// Returns the bytes to sign.
  byte[] toBytes() {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .putInt(keyNumber)
        .putLong(eventId.getMostSignificantBits())
        .putLong(eventId.getLeastSignificantBits())
        .putLong(ticketId.getMostSignificantBits())
        .putLong(ticketId.getLeastSignificantBits())
        .putLong(seatMark)
        .putShort((short) issueNumber)
        .array();
  }

  /// Reads what [#toBytes] wrote.
  ///
  /// @throws IllegalArgumentException if it did not
  static QrPayload of(byte[] bytes) {
    if (bytes.length != SIZE || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not a ticket of version " + VERSION);
    }
    var in = ByteBuffer.wrap(bytes, 1, SIZE - 1);
    return new QrPayload(
        in.getInt(), uuid(in), uuid(in), in.getLong(), Short.toUnsignedInt(in.getShort()));
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
