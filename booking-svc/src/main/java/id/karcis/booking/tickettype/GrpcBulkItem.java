package id.karcis.booking.tickettype;

import id.karcis.api.booking.v1.TicketType;
import id.karcis.booking.tickettype.BulkFaults.Place;

/// A ticket type of a file, as far as it could be read.
///
/// @param origin knows where its fields stand in the file
record GrpcBulkItem(TicketType type, Origin origin) {

  /// Where the fields of a ticket type stand in the file.
  interface Origin {

    /// @param path of a field of the ticket type, such as `phases[2].price`
    Place of(String path);
  }

  int line() {
    return origin.of("name").line();
  }
}
