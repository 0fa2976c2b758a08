package id.karcis.booking.ticket;

/// A file made of tickets.
///
/// @param name to save it under; ASCII letters, digits, `-` and `.`
/// @param content not to be changed
@SuppressWarnings("ArrayRecordComponent") // Handed on once and never compared.
public record TicketFile(String name, String contentType, byte[] content) {}
