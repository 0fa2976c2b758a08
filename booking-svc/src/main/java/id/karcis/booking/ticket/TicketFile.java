package id.karcis.booking.ticket;

/// A file made of a ticket.
///
/// @param name to save it under; ASCII letters, digits, `-` and `.`
/// @param content not to be changed
@SuppressWarnings("ArrayRecordComponent") // Handed on once and never compared.
record TicketFile(String name, String contentType, byte[] content) {}
